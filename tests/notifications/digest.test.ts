import { changeOwn, endPause } from '../../src/features/notifications/preferences/preferences.service';
import { changeTicket, createTicket, deleteTicket, reply } from '../../src/features/tickets';
import { deactivateUser } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { file, idOf, named } from '../tickets/desk';

// What gathered while somebody wanted to hear nothing comes in one mail: what they have not read and may see, all of it.

const PAUSE = { pause: { isPaused: true, pausedUntil: null } };
let app: TestApp;
let desk: Ctx;
let customer: Ctx;
let technician: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  desk = await app.ctx();
  customer = await app.ctx('customer@demo.test');
  technician = await app.ctx('technician@demo.test');
});
afterAll(() => app.close());

/** Has people told of all that happened to a ticket; nothing is sent. */
async function planned(ticketId: string): Promise<void> {
  const events = await rows<{ id: string }>(
    desk.db,
    'select id from events where ticket_id = :ticketId order by id',
    { ticketId },
  );
  for (const { id } of events) await deliver(desk, { eventId: id, subscriber: 'notifications.plan' });
}

/** A ticket of the customer that was replied to. */
async function answered(subject: string) {
  const ticket = await file(customer, { subject });
  await reply(technician, ticket.id, { body: 'Done', visibility: 'public' });
  await planned(ticket.id);
  return ticket;
}

interface Digest {
  state: string;
  failure: string | null;
  text: string | null;
}

/** What comes of somebody's digest once it is due. */
async function digestOf(reader: Ctx): Promise<Digest[]> {
  await sendMails(desk);
  return rows(
    desk.db,
    `select state, failure, body_text as text from deliveries where template = 'digest' and recipient = :id`,
    { id: idOf(reader) },
  );
}

test('it tells what was not read in the desk meanwhile, and nothing else', async () => {
  await changeOwn(customer, PAUSE);
  const [one, two] = [await answered('First'), await answered('Second'), await answered('Third')];
  const browser = await app.as('customer@demo.test');
  for (const { number } of [one, two]) await browser.get(`/portal/tickets/${number}`);
  await endPause(customer);
  const [digest, ...others] = await digestOf(customer);
  expect([digest?.state, others]).toEqual(['outbox', []]);
  expect(['First', 'Second', 'Third'].filter((subject) => digest?.text?.includes(subject))).toEqual([
    'Third',
  ]);
});

test('there is none where all was read, nor for whoever cannot sign in any more', async () => {
  const stranger = await app.ctx('customer2@demo.test');
  await changeOwn(customer, PAUSE);
  await changeOwn(stranger, PAUSE);
  const { number } = await answered('Read');
  const theirs = await file(stranger, { subject: 'Of somebody who is gone' });
  await reply(technician, theirs.id, { body: 'Done', visibility: 'public' });
  await planned(theirs.id);
  await (await app.as('customer@demo.test')).get(`/portal/tickets/${number}`);
  await deactivateUser(await app.ctx('admin@demo.test'), idOf(stranger));
  expect(await digestOf(customer)).toEqual([{ state: 'withdrawn', failure: 'read', text: null }]);
  expect(await digestOf(stranger)).toEqual([{ state: 'withdrawn', failure: 'gone', text: null }]);
});

test('however much there is no more of, what is left is told', async () => {
  await changeOwn(customer, PAUSE);
  const admin = await app.ctx('admin@demo.test');
  for (let count = 0; count < 40; count += 1) await deleteTicket(admin, (await answered(`Gone ${count}`)).id);
  await answered('Left');
  await endPause(customer);
  const [digest] = await digestOf(customer);
  expect([digest?.state, digest?.text?.includes('Left'), digest?.text?.includes('Gone')]).toEqual([
    'outbox',
    true,
    false,
  ]);
});

test('who is a customer of the ticket by now is told of the reply, and of no note', async () => {
  const other = await app.ctx('technician2@demo.test');
  await changeOwn(other, PAUSE);
  const departmentId = await named(desk, 'departments', 'IT');
  const ticket = await createTicket(other, { subject: 'Own', description: 'x', departmentId });
  await changeTicket(technician, ticket.id, { assigneeId: idOf(other) });
  await reply(technician, ticket.id, { body: 'Secret', visibility: 'internal' });
  await planned(ticket.id);
  await changeTicket(technician, ticket.id, { assigneeId: idOf(technician) });
  await reply(technician, ticket.id, { body: 'Solved', visibility: 'public' });
  await planned(ticket.id);
  await endPause(other);
  const [digest] = await digestOf(other);
  expect(digest?.state).toBe('outbox');
  expect(digest?.text?.match(/^.*Own.*$/gm)).toEqual([`#${ticket.number} Own`]);
  expect(digest?.text?.match(/^.*Tomás Técnico.*$/gm)).toEqual([
    expect.stringMatching(/Tomás Técnico (replied|respondió)/),
  ]);
});
