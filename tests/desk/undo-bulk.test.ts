import { changeTicket, reply, type Ticket } from '../../src/features/tickets';
import { changeTickets } from '../../src/features/tickets/queue/bulk.service';
import { type BulkForm, bulkForm } from '../../src/features/tickets/queue/queue.schema';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { named } from '../tickets/desk';
import { fileTicket, idOf, ticketNow, words } from './ticket.support';
import { rowOf } from './undo.support';

// A change of several tickets is taken back of each by itself.

let app: TestApp;
let technician: Browser;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  admin = await app.as('admin@demo.test');
  await technician.get('/desk/tickets');
  await admin.get('/desk/tickets');
});
afterAll(() => app.close());

const QUEUE = '/desk/tickets?view=all&priority=P3';
const offered = (page: Answer, where = '#toasts') =>
  page.html.querySelector(`${where} form`)?.getAttribute('action');

const three = (): Promise<Ticket[]> => Promise.all([fileTicket(app), fileTicket(app), fileTicket(app)]);
const rowsOf = async (tickets: Ticket[]) => {
  const ctx = await app.ctx();
  return Promise.all(tickets.map(({ id }) => rowOf(ctx, id)));
};

async function changed(tickets: Ticket[], fields: Record<string, string>): Promise<Answer> {
  const numbers = tickets.map(({ number }) => String(number));
  const answer = await technician.post(QUEUE, { numbers, ...fields });
  return answer.location ? technician.get(answer.location) : answer;
}

const undo = (page: Answer, where?: string) =>
  technician.post(String(offered(page, where)), { return_to: QUEUE });

test('each ticket is as it was, and the message says how many', async () => {
  const tickets = await three();
  const before = await rowsOf(tickets);
  const mine = await idOf(app, 'technician@demo.test');
  const page = await changed(tickets, {
    assignee: mine,
    tag: 'vpn, wifi',
    priority: 'P1',
    status: 'resolved',
  });
  expect(words(page, '#toasts p')).toContain('3 tickets changed');
  expect(await ticketNow(app, tickets[0]?.number ?? 0)).toMatchObject({
    status: 'resolved',
    tags: ['vpn', 'wifi'],
  });
  const answer = await undo(page);
  expect(answer.location).toBe(QUEUE);
  expect(words(await technician.get(QUEUE), '#toasts')).toContain('Undone: 3 tickets are as they were');
  expect(await rowsOf(tickets)).toEqual(before);
  const timeline = words(await technician.get(`/desk/tickets/${tickets[0]?.number}`), '#timeline');
  expect(timeline).toContain('undid a change of several tickets');
  expect(timeline).not.toContain('resolved the ticket');
  // Pressed twice, in another tab for example.
  expect((await undo(page)).location).toBe(QUEUE);
  expect(await rowsOf(tickets)).toEqual(before);
});

test('one that somebody has changed since stays, and is named with who it was', async () => {
  const tickets = await three();
  const before = await rowsOf(tickets);
  const page = await changed(tickets, { priority: 'P1' });
  const [, touched] = tickets as [Ticket, Ticket, Ticket];
  await changeTicket(await app.ctx('admin@demo.test'), touched.id, { urgency: 'high' });
  const answer = await undo(page);
  expect(answer.status).toBe(422);
  expect(words(answer, '#queue-problem')).toBe(
    `2 tickets are as they were; 1 is not #${touched.number}: ` +
      'This can no longer be undone: Alma Admin did something on the ticket since',
  );
  const after = await rowsOf(tickets);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  expect(await ticketNow(app, touched.number)).toMatchObject({ priority: 'P1', urgency: 'high' });
  // The queue is the one that they came from.
  expect(answer.html.querySelector('#bulk')?.getAttribute('action')).toContain('priority%3AP3');
});

test('what was moved out of their own sight comes back', async () => {
  const tickets = await three();
  const before = await rowsOf(tickets);
  const ctx = await app.ctx('technician@demo.test');
  const page = await changed(tickets, { department: await named(ctx, 'departments', 'Building') });
  expect((await technician.get(`/desk/tickets/${tickets[0]?.number}`)).status).toBe(404);
  await undo(page);
  expect(await rowsOf(tickets)).toEqual(before);
  expect((await technician.get(`/desk/tickets/${tickets[0]?.number}`)).status).toBe(200);
});

test('where some were refused, what has changed can be undone from there', async () => {
  const tickets = await three();
  const [closed] = tickets as [Ticket, Ticket, Ticket];
  await changeTicket(await app.ctx('admin@demo.test'), closed.id, { status: 'closed' });
  const before = await rowsOf(tickets);
  const page = await changed(tickets, { status: 'resolved' });
  expect(page.status).toBe(422);
  expect(words(page, '#queue-problem button')).toBe('Undo what has changed');
  await undo(page, '#queue-problem');
  expect(await rowsOf(tickets)).toEqual(before);
});

test('nobody undoes what another has changed', async () => {
  const tickets = await three();
  const page = await changed(tickets, { priority: 'P1' });
  expect((await admin.post(String(offered(page)), { return_to: QUEUE })).status).toBe(404);
  expect((await ticketNow(app, tickets[0]?.number ?? 0)).priority).toBe('P1');
});

test('where nothing was changed nothing is offered', async () => {
  const tickets = await three();
  const page = await changed(tickets, { priority: 'P3' });
  expect(offered(page)).toBeUndefined();
  expect((await ticketNow(app, tickets[0]?.number ?? 0)).version).toBe(1);
});

test('each ticket is read once, and a reply neither reads the settings nor its ticket twice', async () => {
  const tickets = await three();
  const ctx = await app.ctx('technician@demo.test');
  const numbers = tickets.map(({ number }) => String(number));
  const form = bulkForm.parse({ numbers, take: '', priority: 'P1' }) as BulkForm;
  const { statements, stop } = record();
  await changeTickets(ctx, form);
  for (const { id } of tickets)
    await reply(ctx, id, { body: 'Hello', visibility: 'public', undoSeconds: 10 });
  stop();
  const count = (part: RegExp) => statements.filter(({ text }) => part.test(text)).length;
  expect(count(/^insert into undoables/)).toBe(6);
  expect(count(/^select t\.id.* from tickets t/s)).toBe(6);
  expect(count(/from settings$/)).toBe(0);
});
