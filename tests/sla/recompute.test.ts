import { departments } from '../../src/features/departments';
import { startRecompute } from '../../src/features/sla';
import { changeTicket, deleteTicket, reply, restoreTicket, type Ticket } from '../../src/features/tickets';
import { updateUser } from '../../src/features/users';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { maybeRow, row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { runNow, runOnce } from '../support/batches';
import { everybody, file, idOf, named } from '../tickets/desk';
import { calendar, changePolicy, HOUR, historyOf, policy, renew, runAt, words } from './terms.support';

// What is promised has changed: the clocks of open tickets follow in the background.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
const NOW = new Date();
NOW.setMilliseconds(0);
const ago = (ctx: Ctx, seconds: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() - seconds * 1000) });

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  people = await everybody(app);
});

const begun = (ctx = people.admin) => inTx(ctx, startRecompute);

interface Stored {
  slaPolicyId: string | null;
  responseDueAt: Date | null;
  nextResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  slaNextAt: Date | null;
  version: number;
  updatedAt: Date;
}

const stored = ({ id }: Pick<Ticket, 'id'>) =>
  row<Stored>(
    people.desk.db,
    `select sla_policy_id, response_due_at, next_response_due_at, resolution_due_at, sla_next_at, version,
       updated_at from tickets where id = :id`,
    { id },
  );

const due = async (ticket: Pick<Ticket, 'id'>) =>
  Math.round((((await stored(ticket)).responseDueAt?.getTime() ?? 0) - NOW.getTime()) / 1000);

/** Runs the jobs for some tickets that wait. */
async function runSome(): Promise<number> {
  const jobs = await rows<{ payload: object }>(
    people.desk.db,
    `delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
     where tasks.id = task_id and identifier = 'sla.recompute_some' returning payload`,
  );
  for (const { payload } of jobs) await runAt(app, 'sla.recompute_some', new Date(), payload);
  return jobs.length;
}

test('a policy that is switched takes over what was consumed, and says how far it has come', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  const tickets = [
    await file(ago(people.customer, HOUR)),
    await file(ago(people.customer, 3 * HOUR)),
    await file(ago(people.customer, 10)),
  ];
  const before = await Promise.all(tickets.map(stored));
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  const run = await begun();
  expect(await runNow(app, run as string)).toMatchObject({ state: 'running', done: 0 });
  await runOnce(app, run as string);
  expect(await runNow(app, run as string)).toMatchObject({ state: 'finished', done: 3, changed: 3 });
  expect(await Promise.all(tickets.map(due))).toEqual([3 * HOUR, HOUR, 4 * HOUR - 10]);
  const after = await Promise.all(tickets.map(stored));
  expect(after.map(({ version, updatedAt }) => ({ version, updatedAt }))).toEqual(
    before.map(({ version, updatedAt }) => ({ version, updatedAt })),
  );
  const again = await begun();
  await runOnce(app, again as string);
  expect(await runNow(app, again as string)).toMatchObject({ done: 3, changed: 0 });
});

test('what was promised before holds until the change, however late a ticket’s turn comes', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: HOUR });
  // Due 10 minutes after the change, and 10 before it.
  const told = await file(ago(people.customer, 1.5 * HOUR));
  const reckoned = await file(ago(people.customer, 1.5 * HOUR));
  const over = await file(ago(people.customer, HOUR + 50 * 60));
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  const run = (await begun(ago(people.admin, 40 * 60))) as string;
  await people.desk.db('tickets').where({ id: reckoned.id }).update({ slaNextAt: null });
  await runAt(app, 'sla.watch', NOW);
  await runOnce(app, run);
  await runAt(app, 'sla.watch', NOW);
  for (const ticket of [told, reckoned]) {
    expect(await due(ticket)).toBe(2.5 * HOUR);
    expect(await words(people.desk, ticket.id)).toEqual([]);
  }
  expect(await words(people.desk, over.id)).toEqual([
    'sla.warned first_response 0',
    'sla.breached first_response 60',
  ]);
});

test('so it does where another ticket of the run cannot be reckoned', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: HOUR });
  const ticket = await file(ago(people.customer, 1.5 * HOUR));
  const unreadable = await file(ago(people.customer, 1.5 * HOUR));
  await people.desk.db('tickets').where({ id: unreadable.id }).update({ slaClock: '{}' });
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  const run = (await begun(ago(people.admin, 40 * 60))) as string;
  await runOnce(app, run, 15);
  expect(await runNow(app, run)).toMatchObject({ state: 'finished', changed: 1, refused: [{}] });
  expect(await words(people.desk, ticket.id)).toEqual([]);
  expect(await due(ticket)).toBe(2.5 * HOUR);
});

test('and where a ticket was written so shortly before the change that a job of its own follows it', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: HOUR });
  const unreadable = await file(ago(people.customer, 2 * HOUR + 40));
  const ticket = await file(ago(people.customer, 2 * HOUR + 30));
  await people.desk.db('tickets').where({ id: unreadable.id }).update({ slaClock: '{}' });
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  await begun(ago(people.admin, 2 * HOUR));
  await expect(runSome()).rejects.toThrow('1 tickets are not reckoned');
  expect(await words(people.desk, ticket.id)).toEqual([]);
  expect(await due(ticket)).toBe(2 * HOUR - 30);
});

test('a change that leaves nothing is told as a breach, without a warning', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  const ticket = await file(ago(people.customer, 3 * HOUR));
  await changePolicy(people.desk, id, { p3FirstResponse: 2 * HOUR });
  await runOnce(app, (await begun(ago(people.admin, 0))) as string);
  await runAt(app, 'sla.watch', new Date());
  await runAt(app, 'sla.watch', new Date());
  expect(await words(people.desk, ticket.id)).toEqual(['sla.breached first_response 180']);
});

test('a policy that was warned by does not warn again by its next terms', async () => {
  // osTicket/osTicket-1.7#686: another plan for an overdue ticket sent the alert again.
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 4 * HOUR });
  const ticket = await file(ago(people.customer, 3.5 * HOUR));
  await runAt(app, 'sla.watch', NOW);
  await changePolicy(people.desk, id, { p3FirstResponse: 3.75 * HOUR });
  await runOnce(app, (await begun()) as string);
  await runAt(app, 'sla.watch', new Date());
  expect(await words(people.desk, ticket.id)).toEqual(['sla.warned first_response 30']);
});

test('without a policy nothing is due, at risk or told of any more', async () => {
  // zammad/zammad#4353: tickets that had escalated stayed so, and went on being told of.
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: HOUR });
  const ticket = await file(ago(people.customer, 2 * HOUR));
  await runAt(app, 'sla.watch', NOW);
  await changePolicy(people.desk, id, { isActive: false });
  await runOnce(app, (await begun()) as string);
  expect(await stored(ticket)).toMatchObject({ slaPolicyId: null, responseDueAt: null, slaNextAt: null });
  expect(await historyOf(people.desk, ticket.id)).toEqual([expect.objectContaining({ outcome: 'dropped' })]);
  await runAt(app, 'sla.watch', new Date());
  expect(await words(people.desk, ticket.id)).toHaveLength(2);
});

test('tickets that are older than the first policy begin their clocks with it', async () => {
  const ticket = await file(ago(people.customer, 100 * HOUR));
  const closed = await file(ago(people.customer, 100 * HOUR));
  await changeTicket(ago(people.technician, HOUR), closed.id, { status: 'closed', closeReason: 'spam' });
  await policy(people.desk, await calendar(people.desk), { p3FirstResponse: HOUR });
  await runOnce(app, (await begun()) as string);
  const { responseDueAt } = await stored(ticket);
  expect(responseDueAt?.getTime()).toBeGreaterThan(NOW.getTime() + HOUR * 1000 - 1);
  expect(await stored(closed)).toMatchObject({ slaPolicyId: null, responseDueAt: null });
  await runAt(app, 'sla.watch', new Date());
  expect(await words(people.desk, ticket.id)).toEqual([]);
});

test('a ticket that was answered before its first policy is promised no first response', async () => {
  const [moved, back] = [
    await file(ago(people.customer, 3 * HOUR)),
    await file(ago(people.customer, 3 * HOUR)),
  ];
  const answer = (id: string, more: object = {}) =>
    reply(ago(people.technician, 2 * HOUR), id, { body: 'Is it on?', visibility: 'public', ...more });
  await answer(moved.id);
  await answer(back.id, { status: 'resolved' });
  await policy(people.desk, await calendar(people.desk), {
    ...{ p1FirstResponse: HOUR, p1Resolution: HOUR, p3FirstResponse: HOUR, p3NextResponse: 2 * HOUR },
  });
  await changeTicket(ago(people.technician, 0), moved.id, { priority: 'P1' });
  await reply(ago(people.customer, 0), back.id, { body: 'It is, and nothing.', visibility: 'public' });
  const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
  expect(await stored(moved)).toMatchObject({ responseDueAt: null, resolutionDueAt: inSeconds(HOUR) });
  expect(await stored(back)).toMatchObject({ responseDueAt: null, nextResponseDueAt: inSeconds(2 * HOUR) });
});

test('a ticket that is filed while the change is not over yet follows', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  await begun();
  const ticket = await file(people.customer);
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  await runSome();
  const { responseDueAt } = await stored(ticket);
  expect(responseDueAt?.getTime()).toBeLessThan(Date.now() + 4 * HOUR * 1000);
});

test('a ticket whose clock cannot be read is told apart, and the others are done', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  const [bad, good] = [await file(ago(people.customer, HOUR)), await file(ago(people.customer, HOUR))];
  await people.desk
    .db('tickets')
    .where({ id: bad.id })
    .update({ slaClock: JSON.stringify({ broken: true }) });
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  const run = (await begun()) as string;
  await expect(runOnce(app, run)).rejects.toThrow();
  await runOnce(app, run, 3);
  expect(await runNow(app, run)).toMatchObject({
    ...{ state: 'finished', done: 2, changed: 1 },
    refused: [{ label: `#${bad.number}`, reason: { key: 'batches.refused.unexpected' } }],
  });
  expect(await due(good)).toBe(3 * HOUR);
});

test('a customer who becomes a VIP has the policy for VIPs', async () => {
  const always = await calendar(people.desk);
  await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  const forVips = await policy(people.desk, always, { p3FirstResponse: HOUR, vip: true });
  const ticket = await file(people.customer);
  const other = await file(people.stranger);
  await runSome();
  await updateUser(people.admin, idOf(people.customer), { isVip: true });
  expect(await runSome()).toBe(1);
  expect((await stored(ticket)).slaPolicyId).toBe(forVips);
  expect((await stored(other)).slaPolicyId).not.toBe(forVips);
});

test('tickets that a removal moves have the policy of where they are', async () => {
  const always = await calendar(people.desk);
  const [it, building] = [
    await named(people.desk, 'departments', 'IT'),
    await named(people.desk, 'departments', 'Building'),
  ];
  const ofBuilding = await policy(people.desk, always, { p3FirstResponse: HOUR, departmentIds: [building] });
  const ticket = await file(people.customer);
  await changeTicket(people.admin, ticket.id, { departmentId: it });
  expect((await stored(ticket)).slaPolicyId).toBeNull();
  await departments.remove(people.admin, it, { moveTo: building });
  await renew(people.desk);
  await runSome();
  expect((await stored(ticket)).slaPolicyId).toBe(ofBuilding);
});

test('a ticket that was deleted during a change follows once it is restored', async () => {
  const always = await calendar(people.desk);
  const id = await policy(people.desk, always, { p3FirstResponse: 8 * HOUR });
  const ticket = await file(ago(people.customer, HOUR));
  await deleteTicket(people.admin, ticket.id);
  await changePolicy(people.desk, id, { p3FirstResponse: 4 * HOUR });
  expect(await begun()).toBeNull();
  expect(await due(ticket)).toBe(7 * HOUR);
  await restoreTicket(people.admin, ticket.id);
  await runSome();
  expect(await due(ticket)).toBe(3 * HOUR);
});

test('a desk without open tickets has nothing to run', async () => {
  expect(await begun()).toBeNull();
  expect(await maybeRow(people.desk.db, 'select 1 from batch_runs')).toBeNull();
});
