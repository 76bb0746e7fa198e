import { takeTurn } from '../../src/features/deliveries';
import { changeTicket, findTicket, type Ticket, undoAct, undoBulk } from '../../src/features/tickets';
import { changeTickets } from '../../src/features/tickets/queue/bulk.service';
import { type BulkForm, bulkForm } from '../../src/features/tickets/queue/queue.schema';
import { lockTicket } from '../../src/features/tickets/tickets.repo';
import { inTx } from '../../src/platform/ctx';
import { openDatabase, rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import { eventsOf, everybody, file, later, refusal } from '../tickets/desk';
import { commentsOf, sent } from './undo.support';

// Several at once, on connections of their own: the lock of the ticket decides, and the one of those who plan messages.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  app = await testApp({ commits: true });
  people = await everybody(app);
});
afterAll(() => app.close());

const told = (rootId: string) =>
  rows<{ eventId: string }>(people.desk.db, 'select event_id from delivery_events where root_id = :rootId', {
    rootId,
  });
const plan = (eventId: string) => deliver(people.desk, { eventId, subscriber: 'notifications.plan' });

async function written() {
  const { id } = await file(people.customer);
  return { id, act: await sent(people.technician, id) };
}

test('pressed five times at once, it is undone once and each is told so', async () => {
  const { id, act } = await written();
  const by = later(people.technician, 2);
  const all = await Promise.all(Array.from({ length: 5 }, () => undoAct(by, act.id)));
  expect(new Set(all.map(({ what }) => what))).toEqual(new Set(['reply']));
  const types = (await eventsOf(by, id)).map(({ type }) => type);
  expect(types.filter((type) => type === 'ticket.undone')).toHaveLength(1);
  expect(await commentsOf(by, id)).toEqual([]);
});

test('at once with a colleague’s change, one of the two finds the ticket as the other has left it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, act } = await written();
    const by = later(people.technician, 2);
    const [undone] = await Promise.all([
      refusal(() => undoAct(by, act.id)),
      changeTicket(later(people.admin, 2), id, { urgency: 'high' }),
    ]);
    const isGone = (await commentsOf(by, id)).length === 0;
    expect(isGone).toBe(undone === 'allowed');
    expect(['allowed', 'conflict : undo.refused.changed_by']).toContain(undone);
  }
});

test('at once with who plans its messages, either nobody is told or it is not undone', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, act } = await written();
    const by = later(people.technician, 9);
    const [undone] = await Promise.all([refusal(() => undoAct(by, act.id)), plan(act.id)]);
    const isGone = (await commentsOf(by, id)).length === 0;
    expect([isGone, (await told(act.id)).length === 0]).toEqual([undone === 'allowed', undone === 'allowed']);
  }
});

test('who plans waits for who undoes, and then plans nothing', async () => {
  const { id, act } = await written();
  const by = later(people.technician, 9);
  let planned: Promise<void> | null = null;
  await inTx(by, async (tx) => {
    await undoAct(tx, act.id);
    planned = plan(act.id);
    // It is at the lock, or comes to it later: both are before the end of this.
    await takeTurn(tx.db, { rootId: act.id, ticketId: id });
  });
  await planned;
  expect(await told(act.id)).toEqual([]);
});

test('of what is sent in its place everybody is told once, and of what was undone nobody', async () => {
  const { id, act } = await written();
  await undoAct(later(people.technician, 1), act.id);
  const corrected = await sent(later(people.technician, 3), id, { body: 'You are the best' });
  for (const one of [act.id, corrected.id, act.id]) await plan(one);
  expect(await told(act.id)).toEqual([]);
  expect(new Set((await told(corrected.id)).map(({ eventId }) => eventId))).toEqual(new Set([corrected.id]));
  expect(await commentsOf(people.technician, id)).toEqual([{ body: 'You are the best' }]);
});

test('the job that tells of it waits until it can be undone no more', async () => {
  const { id, act } = await written();
  const found = await rows<{ runAt: Date }>(
    people.desk.db,
    'select run_at from graphile_worker._private_jobs where key = :key',
    { key: `notifications.plan:${act.id}:${id}` },
  );
  expect(found).toEqual([{ runAt: act.undo?.until }]);
});

test('one that somebody else holds for long keeps no other from being changed or undone', async () => {
  const tickets = [await file(people.customer), await file(people.customer)];
  const [held, free] = tickets as [Ticket, Ticket];
  const numbers = tickets.map(({ number }) => String(number));
  // As patient as a page.
  const db = openDatabase(app.system.config.databaseUrl ?? '', { patience: 'people' });
  const by = { ...people.technician, db };
  const changeTo = (priority: string) =>
    changeTickets(by, bulkForm.parse({ numbers, take: '', priority }) as BulkForm);
  const whileHeld = <T>(act: () => Promise<T>) =>
    inTx(people.desk, async (tx) => {
      await lockTicket(tx, held.id);
      return act();
    });
  const priorityOf = async ({ number }: Ticket) => (await findTicket(people.technician, number)).priority;
  expect(await whileHeld(() => changeTo('P1'))).toMatchObject({
    changed: 1,
    refused: [{ number: held.number, reason: { key: 'queue.refused.changed' } }],
  });
  const { undo } = await changeTo('P2');
  expect(await whileHeld(() => undoBulk(by, String(undo?.id)))).toEqual({
    undone: 1,
    refused: [{ number: held.number, reason: { key: 'undo.refused.busy' } }],
  });
  expect([await priorityOf(held), await priorityOf(free)]).toEqual(['P2', 'P1']);
  await db.destroy();
});
