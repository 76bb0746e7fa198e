import { startBatch } from '../../src/features/batches';
import { recomputedSince } from '../../src/features/sla';
import { listsChangedSince, type Ticket, ticketsChangedSince } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { emit } from '../../src/platform/events';
import { type TestApp, testApp } from '../support/app';
import { at, calendar, clocked, HOUR, policy, runClock } from './reading.support';

// What a page did not hear while it was being opened: nothing happened to a ticket, but what is promised for it changed.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const FILED = '2026-11-20T15:00:00Z';
const SINCE = new Date('2026-11-20T18:00:30.500Z');
const NOW = '2026-11-20T18:00:40Z';

async function ticketOf(first: number): Promise<{ ticket: Ticket; policyId: string }> {
  const policyId = await policy(app, await calendar(app, { isAlways: true }), { first });
  const ticket = await clocked(app, policyId, [{ at: FILED }]);
  const long = new Date('2026-11-20T15:00:00Z');
  await app.system.db('tickets').where({ id: ticket.id }).update({ updatedAt: long, publicUpdatedAt: long });
  return { ticket, policyId };
}

async function missed({ id }: Ticket, email = 'technician@demo.test') {
  const ctx = at(await app.ctx(email), NOW);
  return {
    ticket: (await ticketsChangedSince(ctx, [id], SINCE)).includes(id),
    queue: await listsChangedSince(ctx, 'queue', SINCE),
  };
}

const NOTHING = { ticket: false, queue: false };

test('a clock that was reckoned anew is a change of the ticket for staff, and for no customer', async () => {
  const { ticket, policyId } = await ticketOf(10 * HOUR);
  expect(await missed(ticket)).toEqual(NOTHING);
  const held = { at: SINCE, status: 'on_hold', holdReason: 'customer' } as const;
  await runClock(app, ticket, policyId, [{ at: FILED }, held]);
  expect(await missed(ticket)).toEqual({ ticket: true, queue: false });
  expect(await missed(ticket, 'customer@demo.test')).toEqual(NOTHING);
});

test('a clock that begins on an old ticket is one as well', async () => {
  const { ticket, policyId } = await ticketOf(10 * HOUR);
  await runClock(app, ticket, policyId, [{ at: SINCE }]);
  expect(await missed(ticket)).toEqual({ ticket: true, queue: false });
  expect(await missed(ticket, 'customer@demo.test')).toEqual(NOTHING);
});

test('what was told of it is one, too', async () => {
  const { ticket, policyId } = await ticketOf(10 * HOUR);
  const data = {
    round: 1,
    policyId,
    policyName: 'Gold',
    dueAt: null,
    target: 'resolution',
    minutes: 5,
  } as const;
  await inTx(at(await app.ctx(), NOW), (tx) =>
    emit(tx, {
      type: 'sla.breached',
      subject: { type: 'ticket', id: ticket.id },
      ticketId: ticket.id,
      data,
    }),
  );
  expect(await missed(ticket)).toMatchObject({ ticket: true });
  expect(await missed(ticket, 'customer@demo.test')).toEqual(NOTHING);
});

test.each([
  ['came to be at risk', 13_545],
  ['was due', 10_835],
])('a queue has changed where a ticket %s meanwhile', async (_, seconds) => {
  const { ticket } = await ticketOf(seconds);
  expect(await missed(ticket)).toMatchObject({ queue: true });
  expect(await missed(ticket, 'technician2@demo.test')).toEqual(NOTHING);
});

test('while all are reckoned anew, and after it until then, every page may be out of date', async () => {
  const { ticket } = await ticketOf(HOUR);
  const ctx = await app.ctx();
  const [before, after] = [new Date(Date.now() - HOUR * 1000), new Date(Date.now() + HOUR * 1000)];
  expect(await recomputedSince(ctx, before)).toBe(false);
  const id = await inTx(ctx, (tx) => startBatch(tx, 'sla.recompute', {}, [ticket.id]));
  expect(await recomputedSince(ctx, after)).toBe(true);
  await app.system
    .db('batchRuns')
    .where({ id })
    .update({ state: 'finished', done: 1, finishedAt: new Date() });
  expect(await recomputedSince(ctx, before)).toBe(true);
  expect(await recomputedSince(ctx, after)).toBe(false);
});
