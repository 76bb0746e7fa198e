import { generate } from '../../seeds/generate';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { record } from '../bench/capture';
import { calendar, policy } from '../sla/reading.support';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// A page runs as many statements with many rows as with few; sessions and the person's rights are among them.

let app: TestApp;
let technician: Browser;
let customer: Browser;
let short: number;
let long: number;

beforeAll(async () => {
  app = await testApp({ commits: true });
  // What a desk promises is read by every page of a ticket.
  const promised = { first: 3600, next: 3600, resolution: 28_800 };
  await policy(app, await calendar(app), promised, { tellsResponse: true, tellsResolution: true });
  technician = await app.as('technician@demo.test');
  customer = await app.as('customer@demo.test');
  short = await conversation(0);
  deleted = await conversation(0);
  await app.system.db('tickets').where({ number: deleted }).update({ deletedAt: new Date() });
});
afterAll(() => app.close());

let deleted: number;

async function conversation(replies: number): Promise<number> {
  const [asking, answering] = [await app.ctx('customer@demo.test'), await app.ctx('technician@demo.test')];
  const { id, number } = await createTicket(asking, { subject: 'Ticket', description: 'Text' });
  const assigneeId = answering.actor.kind === 'person' ? answering.actor.id : null;
  await changeTicket(answering, id, { assigneeId, tags: ['tag'] });
  for (let turn = 0; turn < replies; turn += 1) {
    await reply(answering, id, { body: `Question ${turn}`, visibility: 'public' });
    await reply(asking, id, { body: `Answer ${turn}`, visibility: 'public' });
  }
  return number;
}

/**
 * The fewest of several visits: then what is kept in memory is there, and nothing that the process does by itself came in
 * between. News of what was just filed may drop what is kept once more.
 */
async function statementsOf(browser: Browser, path: string): Promise<number> {
  const counts: number[] = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const { statements, stop } = record();
    const { status } = await browser.get(path).finally(stop);
    expect(status).toBe(200);
    counts.push(statements.length);
  }
  return Math.min(...counts);
}

/** The pages of a desk with few tickets, then with many. */
async function counts(number: number): Promise<Record<string, number>> {
  const ticket = `/desk/tickets/${number}`;
  return {
    queue: await statementsOf(technician, '/desk/tickets?view=all'),
    ticket: await statementsOf(technician, ticket),
    ticketInQueue: await statementsOf(technician, `${ticket}?view=mine`),
    list: await statementsOf(customer, '/portal'),
    customersTicket: await statementsOf(customer, `/portal/tickets/${number}`),
    deletedTicket: await statementsOf(await app.as('admin@demo.test'), `/desk/tickets/${deleted}/deletion`),
    dashboard: await statementsOf(await app.as('admin@demo.test'), '/admin/dashboard'),
  };
}

test('pages run few statements, whatever their length', async () => {
  const few = await counts(short);
  await generate(app.system.db, { tickets: 400, seed: 1, progress: () => undefined });
  for (let turn = 0; turn < 5; turn += 1) await conversation(0);
  long = await conversation(12);
  await app.system.db.raw(
    `update tickets set deleted_at = now() where id in (
       select id from tickets where status = 'closed' and deleted_at is null limit 120)`,
  );
  const many = await counts(long);

  expect(many).toEqual(few);
  expect(few.queue).toBeLessThanOrEqual(6);
  expect(few.ticket).toBeLessThanOrEqual(8);
  // What is promised for the ticket is one.
  expect(few.ticketInQueue).toBeLessThanOrEqual(9);
  expect(few.list).toBeLessThanOrEqual(6);
  expect(few.customersTicket).toBeLessThanOrEqual(8);
});
