import { reply } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { file } from '../tickets/desk';
import { bellIn, groupsIn, tell } from './in-app.support';

// Long lists: page by page, by the newest of each ticket, and counted to a hundred.

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

/** So many tickets that the customer was told of, the first one first. */
async function told(count: number) {
  const customer = await app.ctx(CUSTOMER);
  const tickets = [];
  for (let at = 0; at < count; at += 1) {
    const ticket = await file(customer, { subject: `Ticket ${at}` });
    await tell(app, { to: CUSTOMER, template: 'filed', ticketId: ticket.id });
    tickets.push(ticket);
  }
  return tickets;
}

const subjects = (answer: Answer) => groupsIn(answer).map(({ subject }) => subject);
const linked = ({ html }: Answer, rel: string) =>
  html.querySelector(`.pagination [rel=${rel}]`)?.getAttribute('href') ?? '';
const named = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, at) => `Ticket ${from - at}`);

test('a page has twenty tickets, and the next one goes on where it ended, whatever came meanwhile', async () => {
  const tickets = await told(43);
  const first = await browser.get('/notifications');
  expect(subjects(first)).toEqual(named(42, 23));
  expect(linked(first, 'prev')).toBe('');
  // The last ticket of the next page has news, and is the first of all now.
  await reply(await app.ctx('technician@demo.test'), tickets[3]?.id ?? '', {
    body: 'News',
    visibility: 'public',
  });
  await tell(app, { to: CUSTOMER, template: 'answered', ticketId: tickets[3]?.id });
  const second = await browser.get(linked(first, 'next'));
  expect(subjects(second)).toEqual([...named(22, 4), 'Ticket 2']);
  const third = await browser.get(linked(second, 'next'));
  expect([subjects(third), linked(third, 'next')]).toEqual([['Ticket 1', 'Ticket 0'], '']);
  expect(subjects(await browser.get(linked(second, 'prev')))).toEqual(named(42, 23));
  expect(subjects(await browser.get('/notifications'))[0]).toBe('Ticket 3');
});

test('a filter stays from page to page, and a place of another kind is the first page', async () => {
  await told(22);
  const first = await browser.get('/notifications?unread=1&mine=1');
  expect(linked(first, 'next')).toMatch(/^\/notifications\?unread=1&mine=1&cursor=/);
  expect(subjects(await browser.get(linked(first, 'next')))).toEqual(['Ticket 1', 'Ticket 0']);
  const broken = Buffer.from(JSON.stringify(['next', 'x'])).toString('base64url');
  expect(subjects(await browser.get(`/notifications?cursor=${broken}`))).toHaveLength(20);
});

test('of a ticket a list has the newest five, and its own list all', async () => {
  const technician = await app.ctx('technician@demo.test');
  const { id, number } = await file(await app.ctx(CUSTOMER));
  for (let at = 0; at < 8; at += 1) {
    await reply(technician, id, { body: `Answer ${at}`, visibility: 'public' });
    await tell(app, { to: CUSTOMER, template: 'answered', ticketId: id });
  }
  const [group] = groupsIn(await browser.get('/notifications'));
  expect(group?.lines).toEqual([...Array(5).fill('* Tomás Técnico replied'), '3 more about this ticket']);
  expect(groupsIn(await browser.get(`/notifications?ticket=${number}`))[0]?.lines).toHaveLength(8);
  expect(groupsIn(await browser.get('/notifications/latest'))[0]?.lines).toHaveLength(1);
});

test('beyond 99 nobody counts, and what is opened then is read all the same', async () => {
  const tickets = await told(101);
  const page = await browser.get('/portal');
  expect(bellIn(page)).toEqual({ shown: '99+', label: 'Notifications: more than 99 unread' });
  for (const { number } of tickets.slice(-2)) await browser.get(`/portal/tickets/${number}`);
  expect(bellIn(await browser.get('/portal')).shown).toBe('99');
});
