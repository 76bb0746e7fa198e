import { reply } from '../../src/features/tickets';
import { newId } from '../../src/platform/ids';
import { browserOf } from '../pages/levels';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { file } from '../tickets/desk';
import { bellIn, groupsIn, tell } from './in-app.support';

// Marks change what is one's own, once, and only what was there when the page was made.

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  browser = await app.as(CUSTOMER);
});
afterAll(() => app.close());

const CUSTOMER = 'customer@demo.test';

/** A ticket that the customer was told of so many times. */
async function told(subject: string, times = 1) {
  const technician = await app.ctx('technician@demo.test');
  const ticket = await file(await app.ctx(CUSTOMER), { subject });
  for (let time = 0; time < times; time += 1) {
    await reply(technician, ticket.id, { body: `Answer ${time}`, visibility: 'public' });
    await tell(app, { to: CUSTOMER, template: 'answered', ticketId: ticket.id });
  }
  return ticket;
}

const shown = async () => bellIn(await browser.get('/portal')).shown;
const unread = async () =>
  groupsIn(await browser.get('/notifications?unread=1')).map(({ subject }) => subject);
const marks = (fields: Record<string, string | string[]>) => browser.post('/notifications/marks', fields);

test('the bell counts tickets, not messages', async () => {
  await told('Three times', 3);
  await told('Once');
  await tell(app, { to: CUSTOMER, template: 'announcement' });
  const page = await browser.get('/portal');
  expect(bellIn(page)).toEqual({ shown: '3', label: 'Notifications: 3 unread' });
  expect(groupsIn(await browser.get('/notifications'))[2]?.lines).toHaveLength(3);
});

test('one, several and all become read, and again unread, however often that is sent', async () => {
  const [one, two, three] = [await told('One', 2), await told('Two'), await told('Three')];
  for (let time = 0; time < 2; time += 1) expect((await marks({ one: `read:${one.id}` })).status).toBe(303);
  expect(await unread()).toEqual(['Three', 'Two']);
  for (let time = 0; time < 2; time += 1) await marks({ as: 'read', on: [two.id, three.id, three.id] });
  expect([await unread(), await shown()]).toEqual([[], '']);
  expect(bellIn(await browser.get('/portal')).label).toBe('Notifications: nothing unread');
  for (let time = 0; time < 2; time += 1) await marks({ one: `unread:${one.id}` });
  // The newest of them alone.
  expect(groupsIn(await browser.get('/notifications?unread=1'))).toEqual([
    { subject: 'One', lines: ['* Tomás Técnico replied'] },
  ]);
  await marks({ as: 'unread', on: two.id });
  expect(await shown()).toBe('2');
  for (let time = 0; time < 2; time += 1) await marks({ all: 'read' });
  expect([await unread(), await shown()]).toEqual([[], '']);
});

test.each([
  ['en', 'Mark as read', 'Mark as unread'],
  ['es', 'Marcar como leído', 'Marcar como no leído'],
])(
  'in %s what marks one ticket says so in words that are seen, and in its name',
  async (locale, ...words) => {
    await browser.post('/preferences', { locale, return_to: '/notifications' });
    const { number } = await told('Named');
    for (const [at, word] of words.entries()) {
      const { html } = await browser.get('/notifications');
      const button = html.querySelector('.told button[name=one]');
      expect(button?.text.trim()).toBe(word);
      expect(button?.getAttribute('aria-label')).toBe(`${word}: #${number} Named`);
      if (at === 0) await marks({ one: button?.getAttribute('value') ?? '' });
    }
  },
);

test('where a filter shows some, they are marked and nothing that it leaves out', async () => {
  const one = await told('Mine');
  await tell(app, { to: CUSTOMER, template: 'announcement', title: 'Not of a ticket' });
  for (const filter of ['mine=1', `ticket=${one.number}`]) {
    await marks({ one: `unread:${one.id}` });
    const { html } = await browser.get(`/notifications?${filter}`);
    expect(html.querySelector('[name=all]')).toBeNull();
    const shown = html.querySelectorAll('[name=shown]').map((field) => field.getAttribute('value') ?? '');
    expect(shown).toContain(one.id);
    await marks({ these: html.querySelector('[name=these]')?.getAttribute('value') ?? '', shown });
    expect(await unread()).toEqual(['Announcement']);
  }
});

test('what comes after a page was made is not marked by it, neither with all nor with its ticket', async () => {
  const one = await told('One');
  const page = await browser.get('/notifications');
  const until = page.html.querySelector('[name=until]')?.getAttribute('value') ?? '';
  await told('Came meanwhile');
  const technician = await app.ctx('technician@demo.test');
  await reply(technician, one.id, { body: 'One more', visibility: 'public' });
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: one.id });
  await marks({ one: `read:${one.id}`, until });
  expect(await unread()).toEqual(['One', 'Came meanwhile']);
  await marks({ all: 'read', until });
  expect(await unread()).toEqual(['One', 'Came meanwhile']);
});

test('nobody marks what somebody else was told, and none of one’s own is marked along with it', async () => {
  const own = await told('Own');
  const foreign = await file(await app.ctx('customer2@demo.test'), { subject: 'Foreign' });
  const announced = await tell(app, { to: 'customer2@demo.test', template: 'announcement' });
  await tell(app, { to: 'customer2@demo.test', template: 'received', ticketId: foreign.id });
  for (const id of [foreign.id, announced, newId()]) {
    for (const as of ['read', 'unread']) expect((await marks({ as, on: [own.id, id] })).status).toBe(404);
    expect((await marks({ one: `read:${id}` })).status).toBe(404);
  }
  expect(await shown()).toBe('1');
  await marks({ all: 'read' });
  expect(bellIn(await (await app.as('customer2@demo.test')).get('/portal')).shown).toBe('2');
});

test.each([
  ['an id that is none', { one: 'read:x' }, 422],
  ['another word', { one: `seen:${newId()}` }, 422],
  ['a place that is none', { all: 'read', until: 'x' }, 422],
  ['nothing chosen', { as: 'read' }, 303],
  ['another address to go on to', { all: 'read', return_to: 'https://evil.example/' }, 303],
])('%s marks nothing that it should not', async (_name, fields, status) => {
  await told('One');
  const answer = await marks(fields);
  expect(answer.status).toBe(status);
  if (status === 303) expect(answer.location).toMatch(/^\/(notifications)?$/);
});

describe('a ticket that is opened', () => {
  test('is read, on the page that opened it too, and the others stay', async () => {
    const [{ number }] = [await told('Opened', 2), await told('Left')];
    const page = await browser.get(`/portal/tickets/${number}`);
    expect(bellIn(page).shown).toBe('1');
    expect(await unread()).toEqual(['Left']);
  });

  test.each([
    ['fetched beforehand', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['fetched beforehand by an older browser', 'GET', { purpose: 'prefetch' }],
    ['asked about', 'HEAD', {}],
    ['kept up to date where nobody looks', 'GET', { 'x-live': 'true' }],
  ])('is not when it is %s', async (_name, method, headers: Record<string, string>) => {
    const { number } = await told('Not opened');
    await browser.send(`/portal/tickets/${number}`, { method, headers });
    expect(await shown()).toBe('1');
  });

  test('is read on what comes while its page has the focus, and not otherwise', async () => {
    const { id } = await told('Before their eyes');
    const at = `/notifications/latest?at=${id}`;
    await browser.get(at);
    await browser.get(at, { 'x-live': 'true' });
    await browser.get(at, { 'x-seen': 'true' });
    expect(await shown()).toBe('1');
    const part = await browser.get(at, { 'x-live': 'true', 'x-seen': 'true' });
    expect(bellIn(part).shown).toBe('');
    expect(await shown()).toBe('');
  });

  test('is nobody’s for an administrator who acts in their place', async () => {
    const ticket = await file(await app.ctx(CUSTOMER), { subject: 'Acted' });
    await tell(app, { to: 'technician@demo.test', template: 'arrived', ticketId: ticket.id });
    const acting = await browserOf(app, 'acting');
    expect(bellIn(await acting.get(`/desk/tickets/${ticket.number}`)).shown).toBe('1');
    expect((await acting.post('/notifications/marks', { all: 'read' })).status).toBe(403);
    expect((await acting.get('/notifications')).text).not.toContain('name="one"');
  });
});
