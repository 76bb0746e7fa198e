import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';
import { stored, userId } from './deliveries.support';

// The list of the addresses to which nothing is sent any more.

const LIST = '/admin/deliveries/refused';
const ADMIN = 'admin@demo.test';
const WORDS = '550 5.1.1 Recipient address rejected: User unknown';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const mark = (address: string, more: { since?: Date; words?: string; deliveryId?: string } = {}) =>
  app.system
    .db('refusedAddresses')
    .insert({ address, words: WORDS, since: new Date('2026-11-20T10:00:00Z'), ...more });
const list = async (query = '') => (await app.as(ADMIN)).get(`${LIST}${query}`);
const addresses = ({ html }: Answer) => html.querySelectorAll('#refused a.row-link').map(({ text }) => text);
const rowOf = ({ html }: Answer, address: string) =>
  html.querySelectorAll('#refused tbody tr').find(({ text }) => text.includes(address));

test('says the address, since when, what the server said, and whose it is', async () => {
  const customer = await userId(app, 'customer');
  const deliveryId = await stored(app, { address: 'customer@demo.test', state: 'failed' });
  await mark('Customer@demo.test', { deliveryId });
  await mark('stranger@else.test', { since: new Date('2026-11-21T10:00:00Z'), words: '550 <b>no</b>' });
  const department = await app.system.db('departments').first('id', 'name');
  await app.system.db('departments').where({ id: department.id }).update({ email: 'it@desk.test' });
  await mark('it@desk.test', { since: new Date('2026-11-19T10:00:00Z') });
  const shown = await list();
  expect(addresses(shown)).toEqual(['stranger@else.test', 'Customer@demo.test', 'it@desk.test']);
  const row = rowOf(shown, 'Customer@demo.test');
  expect(row?.text).toContain(WORDS);
  expect(row?.querySelector('time')?.getAttribute('datetime')).toBe('2026-11-20T10:00:00.000Z');
  const hrefs = (address: string) =>
    rowOf(shown, address)
      ?.querySelectorAll('a')
      .map((link) => link.getAttribute('href'))
      .slice(1);
  expect(hrefs('Customer@demo.test')).toEqual([
    `/admin/users/${customer}`,
    `/admin/deliveries/${deliveryId}`,
  ]);
  expect(hrefs('it@desk.test')).toEqual([`/admin/departments/${department.id}`]);
  expect(rowOf(shown, 'stranger@else.test')?.text).toContain('Nobody’s any more');
  expect(shown.html.querySelectorAll('#refused b')).toEqual([]);
});

test.each([
  ['ELSE', ['stranger@else.test']],
  ['Custömer', ['customer@demo.test']],
  ['mailbox', ['stranger@else.test']],
  ['%', []],
  ['zanzibar', []],
])('is searched by address, name and answer: %s', async (q, expected) => {
  await app.system.db('users').where({ email: 'customer@demo.test' }).update({ name: 'Custömer' });
  await mark('customer@demo.test');
  await mark('stranger@else.test', { words: '550 5.1.1 mailbox unavailable' });
  const shown = await list(`?q=${encodeURIComponent(q)}`);
  expect(addresses(shown)).toEqual(expected);
  expect(shown.html.querySelector('#filters input[name=q]')?.getAttribute('value')).toBe(q);
});

test('has pages, of which each address is on one, also of those that were marked in one moment', async () => {
  const marked = Array.from({ length: 120 }, (_, n) => ({
    address: `a${n}@else.test`,
    words: WORDS,
    since: new Date('2026-11-20'),
  }));
  await app.system.db('refusedAddresses').insert(marked);
  const found: string[] = [];
  let path: string | undefined = LIST;
  for (let pages = 0; path && pages < 5; pages += 1) {
    const shown: Answer = await (await app.as(ADMIN)).get(path);
    found.push(...addresses(shown));
    path = shown.html.querySelector('a[rel=next]')?.getAttribute('href');
  }
  expect(found).toHaveLength(120);
  expect(new Set(found)).toEqual(new Set(marked.map(({ address }) => address)));
});

test('an address is used again from its row, and the list stays as it was searched', async () => {
  await mark('customer@demo.test');
  await mark('stranger@else.test');
  const browser = await app.as(ADMIN);
  const shown = await browser.get(`${LIST}?q=else`);
  const form = rowOf(shown, 'stranger@else.test')?.querySelector('form');
  expect(form?.querySelector('button')?.getAttribute('aria-label')).toBe('Use stranger@else.test again');
  const fields = form
    ?.querySelectorAll('input')
    .map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  const answer = await browser.post(form?.getAttribute('action') ?? '', Object.fromEntries(fields ?? []));
  expect([answer.status, answer.location]).toEqual([303, `${LIST}?q=else`]);
  const left = await browser.get(LIST);
  expect(addresses(left)).toEqual(['customer@demo.test']);
  expect(left.html.querySelector('[data-flash]')?.text ?? left.text).toContain('stranger@else.test');
});

test('the page of deliveries says how many there are, and leads there', async () => {
  const figure = async () =>
    (await (await app.as(ADMIN)).get('/admin/deliveries')).html
      .querySelector(`#mail a[href="${LIST}"]`)
      ?.text.trim();
  expect(await figure()).toBe('None');
  await mark('customer@demo.test');
  expect(await figure()).toBe('1 address');
});

test('is not there for anybody else', async () => {
  const browser = await app.as('technician@demo.test');
  expect((await browser.get(LIST)).status).toBe(404);
});
