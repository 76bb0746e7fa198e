import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { atMoment } from '../support/date';
import { browserOf, type Level } from './levels';
import { addressOf, gets, NO_PAGES, samplesOf } from './places';

// An open page asks for its live parts alone. They are the same as in the whole page, on every page that has some.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ filling: 'demo', commits: true });
});
afterAll(() => app.close());

/** Lists as people leave them open: searched, sorted, in another view. */
const LISTS = [
  '/desk/tickets?view=all&sort=updated',
  '/desk/tickets?view=unassigned&q=a',
  '/portal/tickets?section=done',
  '/portal/tickets?q=a',
];

/** What all pages have, and bring anew from elsewhere. */
const BELL = '#bell, #bell-panel [data-live]';

/** Tokens and one-use ids are new in every answer. */
const settled = (html: string) => html.replace(/(name="_(?:csrf|submission)" value=")[^"]*/g, '$1');

interface Part {
  id: string;
  whole: string;
  /** Null where the answer lacks it. */
  alone: string | null;
  bytes: [whole: number, alone: number];
}

/** The live parts of a page: as the page shows them, and as the page fetches them in the same moment, for they tell time. */
const partsAt = (browser: Browser, address: string): Promise<Part[]> =>
  atMoment(Date.now(), () => partsNow(browser, address));

async function partsNow(browser: Browser, address: string): Promise<Part[]> {
  const page = await browser.get(address);
  const bell = page.html.querySelectorAll(BELL);
  const elements = page.html.querySelectorAll('[data-live]').filter((element) => !bell.includes(element));
  if (page.status !== 200 || elements.length === 0) return [];
  const [from, ...others] = new Set(elements.map((element) => element.getAttribute('hx-get') ?? ''));
  // One request brings them all.
  expect([address, others]).toEqual([address, []]);
  const answer = await browser.get(from ?? '', { 'x-live': 'true' });
  expect(answer.text).not.toMatch(/<main|id="(?:nav|toasts)"/);
  expect(answer.html.querySelector('title')?.textContent).toBe(page.html.querySelector('title')?.textContent);
  const alone = parse(settled(answer.text));
  const whole = parse(settled(page.text));
  return elements.map(({ id }) => ({
    id,
    whole: whole.getElementById(id)?.outerHTML ?? '',
    alone: alone.getElementById(id)?.outerHTML ?? null,
    bytes: [page.text.length, answer.text.length],
  }));
}

/** How the ids of live parts begin, as templates say them. */
function idsInTemplates(): string[] {
  const folder = join(__dirname, '../../views');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.njk') && !name.startsWith('components'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/live\(\{ id: ['"]([a-z-]+)/g)])
    .map(([, id]) => id as string);
}

test('each part alone is the part of the whole page, for everybody who may see it', async () => {
  const samples = await samplesOf(app.system);
  const pages = gets.filter(({ path }) => !NO_PAGES.includes(path) && !path.startsWith('/dev'));
  const addresses = [...pages.map(({ path }) => addressOf(path, samples)), ...LISTS];
  const seen = new Set<string>();
  async function look(level: Level, address: string): Promise<boolean> {
    const parts = await partsAt(await browserOf(app, level), address);
    for (const { id, whole, alone, bytes } of parts) {
      expect({ address, id, html: alone }).toEqual({ address, id, html: whole });
      expect(bytes[1]).toBeLessThan(bytes[0]);
      seen.add(id);
    }
    return parts.length > 0;
  }
  // Administrators see every page; the others see some of those otherwise.
  const live: string[] = [];
  for (const address of addresses) if (await look('administrator', address)) live.push(address);
  for (const address of live) await look('technician', address);
  for (const address of addresses.filter((one) => one.startsWith('/portal'))) await look('customer', address);
  seen.add('bell');
  const missing = idsInTemplates().filter((start) => ![...seen].some((id) => id.startsWith(start)));
  expect(missing).toEqual([]);
  expect(seen).toContain('nav-tickets');
});

test('the bell of all pages comes from one address, alone and as they show it', async () => {
  const browser = await app.as('technician@demo.test');
  const page = await browser.get('/account');
  const elements = page.html.querySelectorAll(BELL);
  expect(elements.map(({ id }) => id)).toEqual(['bell', 'bell-latest']);
  const [from, ...others] = new Set(elements.map((element) => element.getAttribute('hx-get') ?? ''));
  expect(others).toEqual([]);
  const alone = await browser.get(from ?? '', { 'x-live': 'true' });
  expect(alone.html.getElementById('bell')?.outerHTML).toBe(page.html.getElementById('bell')?.outerHTML);
  expect(alone.html.getElementById('bell-latest')).not.toBeNull();
  expect(alone.text).not.toMatch(/<main|id="(?:nav|toasts)"/);
});

test('a message waits for a page that shows it', async () => {
  const browser = await app.as('technician@demo.test');
  await browser.post('/account/availability', { availability: 'away', return_to: '/desk' });
  const part = await browser.get('/desk', { 'x-live': 'true' });
  expect(part.text).not.toContain('data-flash');
  expect((await browser.get('/desk')).text).toContain('data-flash');
});
