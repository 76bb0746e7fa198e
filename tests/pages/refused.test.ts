import { type HTMLElement, parse } from 'node-html-parser';
import type { Locale } from '../../src/platform/ctx';
import { inputTexts } from '../../src/platform/http/input.texts';
import { LOCALES } from '../../src/platform/i18n';
import { type Form, formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { blemishesOf } from './blemishes';
import { browserOf, expectedStatus, type Level } from './levels';
import { addressOf, gets, samplesOf } from './places';

// What pages say of forms that lack everything, hold nonsense, or come too late: in both languages.
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ filling: 'demo' });
});
afterAll(() => app.close());

/** They end what other forms need: the session, the demo, somebody's own account. */
const LAST = /logout|\/acting|sessions|^\/admin\/demo|deactivation|removal|deletion|retire/;
const LEVELS: Level[] = ['visitor', 'customer', 'administrator'];
const cases = LOCALES.flatMap((locale) => LEVELS.map((level) => ({ locale, level })));

const NONSENSE = 'x'.repeat(400);

test.each(cases)('forms that are refused, in $locale at the level $level', async ({ locale, level }) => {
  await app.system.db('users').update({ locale });
  const browser = await browserOf(app, level);
  const problems: string[] = [];
  const answers: number[] = [];
  for (const [action, form] of await formsFor(browser, level, locale)) {
    for (const fields of [filled(form, ''), filled(form, NONSENSE), ...twice(form, action)]) {
      const answer = await browser.post(action, fields, { 'accept-language': locale });
      answers.push(answer.status);
      problems.push(...complaints(answer, locale).map((what) => `${action} (${answer.status}): ${what}`));
    }
  }
  expect(problems).toEqual([]);
  expect(answers.filter((status) => status === 422).length).toBeGreaterThan(level === 'customer' ? 3 : 8);
  if (level === 'administrator') expect(answers.filter((status) => status === 409).length).toBeGreaterThan(5);
});

/** One form of each address that pages post to. */
async function formsFor(browser: Browser, level: Level, locale: Locale): Promise<Map<string, HTMLElement>> {
  const samples = await samplesOf(app.system);
  const found = new Map<string, HTMLElement>();
  for (const route of gets) {
    if (expectedStatus(route, level) !== 200) continue;
    const { html } = await browser.get(addressOf(route.path, samples), { 'accept-language': locale });
    for (const form of html.querySelectorAll('form[method=post]')) {
      const action = form.getAttribute('action') ?? '';
      if (!LAST.test(action)) found.set(action, form);
    }
  }
  return found;
}

/** The form with the same in all its fields; what is hidden in it stays, and nothing is ticked. */
function filled(form: HTMLElement, value: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const [name = '', type = ''] = [field.getAttribute('name'), field.getAttribute('type')];
    if (name === '_csrf' || /^(checkbox|radio|file)$/.test(type)) continue;
    fields[name] = type === 'hidden' ? (field.getAttribute('value') ?? '') : value;
  }
  return fields;
}

/** A change of what is there, and another of the same that began before it was made. */
function twice(form: HTMLElement, action: string): Form[] {
  const text = form.querySelector('input[type=text], input:not([type])')?.getAttribute('name');
  if (!text || !form.querySelector('[name=version]')) return [];
  const fields = formOf(parse(form.outerHTML), action);
  return ['Mine', 'Theirs'].map((value) => ({ ...fields, [text]: value }));
}

const OF_FIELDS = ['required', 'not_valid', 'not_a_choice'].flatMap((name) =>
  Object.values(inputTexts[`input.${name}`] ?? {}),
);

/** What a summary says of a field names it, in the field's own words, and leads there. */
function unnamed(page: HTMLElement): string[] {
  return page.querySelectorAll('.error-summary li').flatMap((line) => {
    const link = line.querySelector('a');
    // What is about the form as a whole says so in a sentence of its own.
    if (!link) return OF_FIELDS.includes(line.text.trim()) ? [`is about some field: “${line.text}”`] : [];
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const field = page.getElementById(id);
    const isOneOfSeveral = /^(checkbox|radio)$/.test(field?.getAttribute('type') ?? '');
    const legend = isOneOfSeveral ? field?.closest('fieldset.field')?.querySelector('legend') : null;
    const label = legend ?? page.querySelector(`label[for="${id}"]`);
    const name = label?.childNodes[0]?.text.trim();
    return field && name && link.text.startsWith(`${name}: `) ? [] : [`leads to #${id}: “${link.text}”`];
  });
}

function complaints({ status, headers, text, location }: Answer, locale: Locale): string[] {
  if (location !== null || !headers.get('content-type')?.startsWith('text/html')) return [];
  const problems = blemishesOf(text, app.system.i18n.has);
  if (status >= 500) problems.push('failed');
  if (text.includes('error-summary')) problems.push(...unnamed(parse(text)));
  // A form that is sent by a script is answered with a part of the page.
  if (text.includes('<html') && !text.includes(`<html lang="${locale}"`))
    problems.push('speaks another language');
  return problems;
}
