import { changeTicket, deleteTicket, reply, restoreTicket, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import { everybody, file } from '../tickets/desk';
import {
  calendar,
  HOUR,
  historyOf,
  MINUTE,
  policy,
  runAt,
  toldOf,
  waitingJobs,
  words,
} from './terms.support';

// Each promise is told to be at risk, and to be broken, once, and never early.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
/** When tickets are filed: the beginning of a second. */
const START = new Date('2027-03-01T10:00:00Z');
const at = (seconds: number, ms = 0) => new Date(START.getTime() + seconds * 1000 + ms);
const when = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: at(seconds) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
});

const watch = (seconds: number, ms = 0) => runAt(app, 'sla.watch', at(seconds, ms));

/** Of all tickets: an answer within an hour, a solution within four. */
async function promised(columns: Record<string, unknown> = {}): Promise<string> {
  const always = await calendar(people.desk);
  return policy(people.desk, always, { p3FirstResponse: HOUR, p3Resolution: 4 * HOUR, ...columns });
}

const filed = () => file(when(people.customer, 0));

const columns = (ticket: Pick<Ticket, 'id'>) =>
  row<{ slaNextAt: Date | null; updatedAt: Date; version: number }>(
    people.desk.db,
    'select sla_next_at, updated_at, version from tickets where id = :id',
    { id: ticket.id },
  );

test('a warning and a breach are told in the second that they are due, not before, and once', async () => {
  await promised();
  const { id } = await filed();

  await watch(30 * MINUTE - 1, 999);
  expect(await words(people.desk, id)).toEqual([]);
  await watch(30 * MINUTE);
  expect(await words(people.desk, id)).toEqual(['sla.warned first_response 30']);
  await watch(60 * MINUTE - 1, 999);
  expect(await words(people.desk, id)).toHaveLength(1);
  // glpi-project/glpi#1996, #2408: the job ran again and told again, for ever.
  for (const second of [0, 1, 60, 120, 180, 240]) await watch(60 * MINUTE + second);
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 30',
    'sla.breached first_response 60',
  ]);
  const [, breached] = await toldOf(people.desk, id);
  expect(breached?.data).toMatchObject({ round: 1, dueAt: at(60 * MINUTE).toISOString() });
});

test('the ticket itself is not changed by it: forms that are open stay valid', async () => {
  await promised();
  const ticket = await filed();
  const before = await columns(ticket);
  await watch(HOUR);
  expect(await columns(ticket)).toEqual({ ...before, slaNextAt: at(4 * HOUR - 48 * MINUTE) });
});

test('what came while no worker was there is told when one is, the warning first', async () => {
  await promised();
  const { id } = await filed();
  await watch(5 * HOUR);
  await watch(5 * HOUR + 60);
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 0',
    'sla.warned resolution 0',
    'sla.breached first_response 60',
    'sla.breached resolution 240',
  ]);
  const history = await historyOf(people.desk, id);
  expect(history.map(({ breachedAt }) => breachedAt)).toEqual([at(HOUR), at(4 * HOUR)]);
});

test('what is answered, on hold, resolved or closed in time is not told of', async () => {
  await promised();
  const [answered, held, resolved, closed] = [await filed(), await filed(), await filed(), await filed()];
  const staff = when(people.technician, 20 * MINUTE);
  await reply(staff, answered.id, { body: 'Is it on?', visibility: 'public' });
  await changeTicket(staff, held.id, { status: 'on_hold', holdReason: 'customer' });
  await reply(staff, resolved.id, { body: 'Done.', visibility: 'public', status: 'resolved' });
  // osTicket/osTicket#2333, abhinavxd/libredesk#70: alerts of closed tickets.
  await changeTicket(staff, closed.id, { status: 'closed', closeReason: 'spam' });
  await watch(100 * HOUR);
  const told = await toldOf(people.desk);
  expect(
    told.filter(({ type }) => type !== 'sla.met').map((one) => `${one.ticketId} ${one.data.target}`),
  ).toEqual([`${answered.id} resolution`, `${answered.id} resolution`]);
});

test('a deleted ticket is left alone, and told of once it is restored', async () => {
  await promised();
  const { id } = await filed();
  await deleteTicket(when(people.admin, 10 * MINUTE), id);
  await watch(2 * HOUR);
  expect(await words(people.desk, id)).toEqual([]);
  await restoreTicket(when(people.admin, 2 * HOUR), id);
  await watch(2 * HOUR + 60);
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 0',
    'sla.breached first_response 60',
  ]);
});

test('after a backup is restored, what was told since is told again once', async () => {
  await promised();
  const { id } = await filed();
  const before = await row(people.desk.db, 'select sla_clock, sla_next_at from tickets where id = :id', {
    id,
  });
  await watch(30 * MINUTE);
  await rows(people.desk.db, 'delete from sla_targets');
  const { slaClock, slaNextAt } = before as { slaClock: unknown; slaNextAt: Date };
  await people.desk
    .db('tickets')
    .where({ id })
    .update({ slaClock: JSON.stringify(slaClock), slaNextAt });
  for (const minute of [31, 32, 33]) await watch(minute * MINUTE);
  expect(await words(people.desk, id)).toEqual([
    'sla.warned first_response 30',
    'sla.warned first_response 29',
  ]);
  expect(await historyOf(people.desk, id)).toHaveLength(1);
});

test('a ticket whose clock cannot be read stops none of the others, and is tried again', async () => {
  await promised();
  const [bad, good] = [await filed(), await filed()];
  const { slaClock } = await row<{ slaClock: unknown }>(
    people.desk.db,
    'select sla_clock from tickets where id = :id',
    { id: bad.id },
  );
  const write = (clock: unknown) =>
    people.desk
      .db('tickets')
      .where({ id: bad.id })
      .update({ slaClock: JSON.stringify(clock) });
  await write({ broken: true });
  await expect(watch(30 * MINUTE)).rejects.toThrow('1 tickets');
  expect(await words(people.desk, good.id)).toHaveLength(1);
  await runAt(app, 'sla.watch_again', at(30 * MINUTE));
  expect(await words(people.desk, bad.id)).toEqual([]);
  await write(slaClock);
  await watch(31 * MINUTE);
  expect(await words(people.desk, bad.id)).toEqual(['sla.warned first_response 29']);
});

test('the next moment within the minute gets one job, before all others that wait', async () => {
  await promised();
  await filed();
  await file(when(people.customer, 20));
  await watch(28 * MINUTE);
  expect(await waitingJobs(people.desk, 'sla.watch_again')).toEqual([]);
  await watch(29 * MINUTE + 30);
  await watch(29 * MINUTE + 40);
  expect(await waitingJobs(people.desk, 'sla.watch_again')).toEqual([
    { runAt: at(30 * MINUTE), priority: -1 },
  ]);
  await runAt(app, 'sla.watch_again', at(30 * MINUTE));
  expect(await waitingJobs(people.desk, 'sla.watch_again')).toEqual([
    { runAt: at(30 * MINUTE + 20), priority: -1 },
  ]);
});

test('a clock that runs in working hours warns and breaks within them', async () => {
  // zammad/zammad#4432: escalations at midnight; glpi-project/glpi#22678: the warning at 00:00.
  const workdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: 8 * 60, to: 18 * 60 }));
  const id = await calendar(people.desk, workdays);
  await policy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  const ticket = await file({ ...people.customer, now: new Date('2027-03-01T17:00:00Z') });
  expect(await columns(ticket)).toMatchObject({ slaNextAt: new Date('2027-03-02T10:12:00Z') });
  await runAt(app, 'sla.watch', new Date('2027-03-02T10:12:00Z'));
  await runAt(app, 'sla.watch', new Date('2027-03-02T11:00:00Z'));
  expect(await words(people.desk, ticket.id)).toEqual([
    'sla.warned first_response 48',
    'sla.breached first_response 240',
  ]);
});

test('an index leads to the tickets: none of the others is read', async () => {
  const { statements, stop } = record();
  await watch(0);
  stop();
  const looking = statements.filter(({ text }) => text.includes('sla_next_at') && !/^update/.test(text));
  expect(looking).toHaveLength(2);
  for (const { text, values } of looking) {
    // Few tickets are read whole sooner, and sorted for nothing.
    await people.desk.db.raw(
      'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off',
    );
    const plan = await rows<{ plan: string }>(people.desk.db, `explain ${filled(text, values)}`);
    expect(JSON.stringify(plan)).toMatch(/Index (Only )?Scan using tickets_sla_next/);
  }
});

/** A statement with its values in it. */
function filled(text: string, values: readonly unknown[]): string {
  const literal = (value: unknown) =>
    typeof value === 'number' ? String(value) : `'${value instanceof Date ? value.toISOString() : '{}'}'`;
  return text.replace(/\$(\d+)/g, (_all, place: string) => literal(values[Number(place) - 1]));
}
