import { changeTicket, reply } from '../../src/features/tickets';
import { updateUser } from '../../src/features/users';
import { row, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { fileTicket } from '../desk/ticket.support';
import { addCustomers } from '../notifications/announcements.support';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { aboutTicket, posts } from './addresses';
import { idOf } from './world';

// Who is told of too much: customers of what is staff's, a department of what has moved away, anybody of more than a
// mail can hold.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Plans who is told of everything on a ticket. */
async function plan(ticketId: string): Promise<void> {
  const ctx = await app.ctx();
  const events = await rows<{ id: string }>(
    ctx.db,
    'select id from events where ticket_id = :ticketId order by id',
    { ticketId },
  );
  for (const { id } of events) await deliver(ctx, { eventId: id, subscriber: 'notifications.plan' });
}

test('a customer is told that a note resolved the ticket, and nothing of the note', async () => {
  const { id, number } = await fileTicket(app);
  const step = { status: 'resolved', solution: 'A cable' } as const;
  await reply(await app.ctx('admin@demo.test'), id, { body: 'For us', visibility: 'internal', ...step });
  await plan(id);
  const note = await row<{ id: string }>(
    app.system.db,
    `select id from comments where ticket_id = :id and visibility = 'internal'`,
    { id },
  );
  const browser = await app.as('customer@demo.test');
  for (const path of ['/notifications', '/notifications/latest', `/notifications?ticket=${number}`]) {
    const { text } = await browser.get(path);
    expect(text).toContain('Alma Admin resolved it');
    expect([path, text.includes(note.id)]).toEqual([path, false]);
  }
});

test('who is only the customer of a ticket by now is told of its priority no more', async () => {
  const { id } = await fileTicket(app);
  const admin = await app.ctx('admin@demo.test');
  const technician = await idOf(app, 'technician@demo.test');
  await app.system.db('tickets').where({ id }).update({ requesterId: technician });
  await changeTicket(admin, id, { followerIds: [technician], priority: 'P1' });
  await plan(id);
  const browser = await app.as('technician@demo.test');
  expect((await browser.get('/notifications')).text).toContain('P1');
  await changeTicket(admin, id, { followerIds: [] });
  await updateUser(admin, technician, { departmentIds: [] });
  const { text } = await browser.get('/notifications');
  expect(text).not.toContain('P1');
});

test('the mailbox of a department is told nothing of a ticket that has moved away', async () => {
  await app.system.db('departments').where({ name: 'IT' }).update({ email: 'it@demo.test' });
  const { id } = await fileTicket(app);
  await reply(await app.ctx('customer@demo.test'), id, { body: 'To whoever has it', visibility: 'public' });
  await plan(id);
  const other = await app.system.db('departments').whereNot({ name: 'IT' }).first();
  await changeTicket(await app.ctx('admin@demo.test'), id, { departmentId: other.id });
  await sendMails(await app.ctx());
  const mails = await rows<{ state: string; failure: string | null; bodyText: string | null }>(
    app.system.db,
    `select state, failure, body_text from deliveries where ticket_id = :id and address = 'it@demo.test'`,
    { id },
  );
  expect(mails.length).toBeGreaterThan(0);
  for (const mail of mails)
    expect(mail).toEqual({ state: 'withdrawn', failure: 'no_access', bodyText: null });
});

test('who is mentioned is told, also where no more people can follow', async () => {
  const { id } = await fileTicket(app);
  await addCustomers(app, 100);
  const people = await rows<{ id: string }>(
    app.system.db,
    `select id from users where role = 'customer' order by id limit 100`,
  );
  await app.system.db('ticketFollowers').insert(people.map((one) => ({ ticketId: id, userId: one.id })));
  const technician = await app.ctx('technician@demo.test');
  await reply(technician, id, { body: '@Alma Admin please', visibility: 'internal' });
  await plan(id);
  const told = await rows<{ template: string }>(
    app.system.db,
    'select template from deliveries where ticket_id = :id and user_id = :userId order by channel',
    { id, userId: await idOf(app, 'admin@demo.test') },
  );
  expect(told.map(({ template }) => template)).toEqual(['mentioned', 'mentioned']);
});

test('a mail takes along only what a server takes, however much was written at once', async () => {
  const { id } = await fileTicket(app);
  const assigneeId = await idOf(app, 'technician@demo.test');
  await changeTicket(await app.ctx('admin@demo.test'), id, { assigneeId });
  await plan(id);
  const customer = await app.ctx('customer@demo.test');
  for (let turn = 0; turn < 25; turn += 1)
    await reply(customer, id, { body: `${turn} ${'word '.repeat(9000)}`, visibility: 'public' });
  await plan(id);
  await sendMails(await app.ctx());
  const mail = await row<{ told: number; size: number; bodyText: string }>(
    app.system.db,
    `select told, length(body_text) + length(body_html) as size, body_text from deliveries
     where ticket_id = :id and channel = 'mail' and template = 'customer_replied'`,
    { id },
  );
  expect(mail.told).toBe(25);
  expect(mail.size).toBeLessThan(1_000_000);
  expect(mail.bodyText).toMatch(/And \d+ more, to be read on the ticket/);
});

test('whatever customers do to a ticket, of which others are told, is limited', () => {
  const theirs = posts.filter((route) => aboutTicket(route) && route.path.startsWith('/portal'));
  expect(theirs.length).toBeGreaterThan(0);
  expect(theirs.filter(({ limit }) => !limit).map(({ path }) => path)).toEqual([]);
});
