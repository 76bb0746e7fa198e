import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { everybody, file } from '../tickets/desk';
import { palette, said, search } from './pages.support';

// What people type that is no search, or more than one: a plain word about it, never an error.

let app: TestApp;
let technician: Browser;
let customer: Browser;
let people: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  customer = await app.as('customer@demo.test');
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

test.each(['*', '?', '"', '( ) &', '-printer', '＿'])('%s alone is no search, and is told so', async (q) => {
  await file(people.customer, { subject: 'printer' });
  const page = await search(technician, q);
  expect([page.status, said(page).includes('There are no words to search for')]).toEqual([200, true]);
  expect((await palette(technician, q)).lines).toEqual([]);
});

test.each([
  `'; drop table tickets; --`,
  'a & b | !c:*',
  '"unbalanced',
  '\\',
  '<script>alert(1)</script>',
  '\ufff0',
])('%s is text like any other', async (q) => {
  for (const path of ['/desk/search', '/desk/search/palette', '/desk/tickets']) {
    expect((await technician.get(`${path}?q=${encodeURIComponent(q)}`)).status).toBe(200);
  }
  expect((await customer.get(`/portal/tickets?q=${encodeURIComponent(q)}`)).status).toBe(200);
  expect((await search(technician, q)).text).not.toContain('<script>alert');
});

test('ten thousand characters are cut with a word about it; their first words are looked for', async () => {
  await file(people.customer, { subject: 'Zeppelin' });
  const long = `zeppelin ${'x'.repeat(10_000)}`;
  const page = await search(technician, long);
  expect(page.status).toBe(200);
  expect(said(page).match(/Only the first/g)).toHaveLength(1);
  expect(page.html.querySelector('main h2')?.text).toMatch(/^Nothing found for “zeppelin x{70,71}…”$/);
  expect((await palette(technician, long)).lines).toEqual([]);
  const portal = await customer.get(`/portal/tickets?q=${encodeURIComponent(long)}`);
  expect([portal.status, said(portal).includes('Only the first 1,000 characters')]).toEqual([200, true]);
  // The field takes one more than counts, so that nothing is lost in silence.
  for (const { html } of [await technician.get('/desk/search'), await technician.get('/desk')]) {
    expect(html.querySelector('input[name=q]')?.getAttribute('maxlength')).toBe('1001');
  }
});

test('too many words are told of', async () => {
  const page = await search(technician, Array.from({ length: 40 }, (_, place) => `word${place}`).join(' '));
  expect([page.status, said(page).includes('These are too many words')]).toEqual([200, true]);
});

test('while the index is being made the page says so', async () => {
  await app.system.db('search_backfill').update({ isDone: false });
  await file(people.customer, { subject: 'Zeppelin' });
  expect(said(await search(technician, 'zeppelin'))).toContain('The search is being prepared');
  await app.system.db('search_backfill').update({ isDone: true });
  expect(said(await search(technician, 'zeppelin'))).not.toContain('The search is being prepared');
});
