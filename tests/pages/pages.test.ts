import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../../src/platform/ctx';
import { LOCALES } from '../../src/platform/i18n';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { blemishesOf } from './blemishes';
import { browserOf, expectedStatus, LEVELS } from './levels';
import { addressOf, gets, MAILS, NO_PAGES, samplesOf } from './places';
import { STEPS } from './steps';

// Every page at every level of access in both languages: the answer that the list of routes promises, and what it says.

let app: TestApp;
/** All that addresses ask, by any page's schema. */
const QUERIES = [...new Set(schemas().flatMap((schema) => Object.keys(schema.shape)))];

function schemas(): z.ZodObject[] {
  const root = join(__dirname, '../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(schema|page)\.ts$/.test(file),
  );
  const exported = files.flatMap((file): [string, unknown][] => Object.entries(require(join(root, file))));
  return exported.flatMap(([name, schema]) =>
    name.endsWith('Query') && schema instanceof z.ZodObject ? [schema] : [],
  );
}

/** The paths of routes whose page somebody has seen. */
const seen = new Set<string>();

beforeAll(async () => {
  const env = { GOOGLE_CLIENT_ID: 'google', GOOGLE_CLIENT_SECRET: 'secret' };
  app = await testApp({ filling: 'demo', commits: true, env });
});
afterAll(() => app.close());

const cases = LOCALES.flatMap((locale) => LEVELS.map((level) => ({ locale, level })));

test.each(cases)('every page in $locale at the level $level', async ({ locale, level }) => {
  await everybodySpeaks(app, locale);
  const samples = await samplesOf(app.system);
  const browser = await browserOf(app, level);
  const problems: string[] = [];
  for (const route of gets) {
    problems.push(
      ...(await problemsOf(app, browser, {
        ...{ path: route.path, address: addressOf(route.path, samples), locale },
        status: expectedStatus(route, level),
      })),
    );
  }
  expect(problems).toEqual([]);
});

test('what cannot be read of an address changes no answer, and is said above the page', async () => {
  const query = QUERIES.flatMap((name) => [`${name}=${'x'.repeat(300)}`, `${name}=0002-09-06`]).join('&');
  const samples = await samplesOf(app.system);
  const problems: string[] = [];
  let told = 0;
  for (const level of ['visitor', 'customer', 'administrator'] as const) {
    const browser = await browserOf(app, level);
    for (const route of gets.filter(
      ({ access }) => level === 'administrator' || access !== 'administrator',
    )) {
      const address = addressOf(route.path, samples);
      const answer = await browser.get(`${address}${address.includes('?') ? '&' : '?'}${query}`);
      const expected = expectedStatus(route, level);
      // A file has no place to say it: it leads back to its page, which does.
      const status = expected === 200 && /\/reports\/:report\.\w+/.test(route.path) ? 303 : expected;
      if (answer.status !== status)
        problems.push(`${level} at ${route.path}: ${answer.status}, not ${status}`);
      told += answer.text.includes(' unread"') ? 1 : 0;
    }
  }
  expect(problems).toEqual([]);
  expect(told).toBeGreaterThan(20);
});

test('pages behind a step', async () => {
  const samples = await samplesOf(app.system);
  const problems: string[] = [];
  for (const { path, take } of STEPS) {
    const browser = await take(app, samples);
    for (const locale of LOCALES) {
      await everybodySpeaks(app, locale);
      const address = addressOf(path, samples);
      problems.push(...(await problemsOf(app, browser, { path, address, locale, status: 200 })));
    }
  }
  expect(problems).toEqual([]);
});

test('pages of a desk that nothing has happened on', async () => {
  const empty = await testApp({ filling: 'migrated', commits: true });
  const browser = empty.visitor();
  const problems: string[] = [];
  for (const path of ['/', '/setup']) {
    for (const locale of LOCALES) {
      const status = path === '/' ? 303 : 200;
      problems.push(...(await problemsOf(empty, browser, { path, address: path, locale, status })));
    }
  }
  const person = {
    defaultLocale: 'es',
    name: 'Ana',
    email: 'ana@example.com',
    password: 'tin cloud basket 94',
    timeZone: 'UTC',
  };
  await browser.post('/setup', person);
  for (const locale of LOCALES) {
    await everybodySpeaks(empty, locale);
    for (const route of gets.filter(({ path }) => !path.includes(':') && path !== '/admin/demo')) {
      const status = expectedStatus(route, 'administrator');
      problems.push(...(await problemsOf(empty, browser, { ...route, address: route.path, locale, status })));
    }
  }
  await empty.close();
  expect(problems).toEqual([]);
});

test('each route has shown its page to somebody', () => {
  const missing = gets.map(({ path }) => path).filter((path) => !seen.has(path) && !NO_PAGES.includes(path));
  expect(missing).toEqual([]);
  expect(NO_PAGES.filter((path) => seen.has(path) || !gets.some((route) => route.path === path))).toEqual([]);
});

interface Visit {
  path: string;
  address: string;
  locale: Locale;
  status: number;
}

async function problemsOf({ system }: TestApp, browser: Browser, visit: Visit): Promise<string[]> {
  const answer = await browser.get(visit.address, { 'accept-language': visit.locale });
  const problems: string[] = [];
  if (answer.status !== visit.status) problems.push(`answers ${answer.status} instead of ${visit.status}`);
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') && answer.location === null;
  if (isPage) {
    if (answer.status !== 403 && answer.status !== 404) seen.add(visit.path);
    if (!answer.text.includes(`<html lang="${visit.locale}"`) && !MAILS.includes(visit.path)) {
      problems.push('speaks another language');
    }
    const backs = [...answer.text.matchAll(/name="return_to" value="([^"]*)"/g)].map(([, back = '']) => back);
    problems.push(
      ...backs.filter((back) => back !== visit.address).map((back) => `its own forms lead back to ${back}`),
      ...(answer.text.match(/<input(?=[^>]*type="search")(?![^>]*maxlength=)[^>]*>/g) ?? []).map(
        (field) => `takes more than can be looked for: ${field}`,
      ),
      ...blemishesOf(answer.text, system.i18n.has),
    );
  }
  return problems.map((problem) => `${visit.address} in ${visit.locale}: ${problem}`);
}

async function everybodySpeaks({ system }: TestApp, locale: Locale): Promise<void> {
  await system.db('users').update({ locale });
}
