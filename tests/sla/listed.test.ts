import { listedSla, ticketSla } from '../../src/features/sla';
import { listTickets, type Ticket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import { at, calendar, clocked, decided, HOUR, MINUTE, policy } from './reading.support';

// What lists tell of a ticket's promises: the same as its own page, from what they have read anyway.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const technician = () => app.ctx('technician@demo.test');

async function listed(moment: string | Date, { id }: Ticket, email = 'technician@demo.test') {
  const ctx = at(await app.ctx(email), moment);
  return (await listedSla(ctx, (await listTickets(ctx, { view: 'all' })).items)).get(id);
}

/** A Friday at 16:00 in Madrid, an hour before the end of the week. */
const FILED = '2026-11-20T15:00:00Z';

describe('an open ticket', () => {
  test('has the working time that its page tells, and outside hours when they begin again', async () => {
    const policyId = await policy(app, await calendar(app), { first: 4 * HOUR, resolution: 16 * HOUR });
    const ticket = await clocked(app, policyId, [{ at: FILED }]);
    for (const moment of [
      '2026-11-20T15:30:00Z',
      '2026-11-20T19:00:00Z',
      '2026-11-23T10:59:59Z',
      '2026-11-23T12:00:00Z',
    ]) {
      const found = await ticketSla(at(await technician(), moment), { ...ticket, internals: true });
      const [first] = found?.running ?? [];
      const { spans, ...told } = (await listed(moment, ticket))?.nearest ?? { spans: [] };
      expect(first).toMatchObject(told);
      // As far ahead as a list needs: a day.
      expect(first?.spans.slice(0, spans.length).map(([from]) => from)).toEqual(spans.map(([from]) => from));
    }
    const closed = (await listed('2026-11-20T19:00:00Z', ticket))?.nearest;
    expect(closed).toMatchObject({ left: 3 * HOUR, state: 'ok', isPaused: false, spans: [] });
    expect(closed?.resumesAt).toEqual(new Date('2026-11-23T08:00:00Z'));
    expect((await listed('2026-11-20T15:30:00Z', ticket))?.nearest).toMatchObject({
      left: 3.5 * HOUR,
      resumesAt: null,
    });
  });

  test('has the promise that is due first, and on hold the one with the least left', async () => {
    const always = await calendar(app, { isAlways: true });
    const policyId = await policy(app, always, { first: 8 * HOUR, resolution: 4 * HOUR });
    const ticket = await clocked(app, policyId, [{ at: FILED }]);
    expect((await listed(FILED, ticket))?.nearest).toMatchObject({ kind: 'resolution', left: 4 * HOUR });
    const held = { at: '2026-11-20T16:00:00Z', status: 'on_hold', holdReason: 'customer' } as const;
    const paused = await clocked(app, policyId, [{ at: FILED }, held]);
    expect((await listed('2026-11-21T16:00:00Z', paused))?.nearest).toMatchObject({
      kind: 'resolution',
      left: 3 * HOUR,
      state: 'paused',
      resumesAt: null,
    });
  });

  test('is told nothing of to who sees it as a customer, and has nothing where nothing is promised', async () => {
    const policyId = await policy(app, await calendar(app), { first: HOUR });
    const ticket = await clocked(app, policyId, [{ at: FILED }]);
    const asked = [{ id: ticket.id, sla: null }];
    expect(await listedSla(await app.ctx('customer@demo.test'), asked)).toEqual(new Map());
    const without = await clocked(app, null, [{ at: FILED }]);
    expect(await listed(FILED, without)).toEqual({ nearest: null, outcome: null });
  });
});

describe('a ticket that is over', () => {
  const over = async () => {
    const policyId = await policy(app, await calendar(app, { isAlways: true }), { resolution: HOUR });
    const resolved = { at: '2026-11-20T17:00:00Z', status: 'resolved' } as const;
    return { policyId, ticket: await clocked(app, policyId, [{ at: FILED }, resolved]) };
  };
  const kept = { outcome: 'met', target: HOUR, taken: MINUTE, decidedAt: FILED } as const;
  const broken = { ...kept, outcome: 'breached', breachedAt: FILED } as const;

  test('has met what was promised, or breached it where any promise was', async () => {
    const { policyId, ticket } = await over();
    expect((await listed(FILED, ticket))?.outcome).toBeNull();
    await decided(app, ticket, policyId, { ...kept, kind: 'resolution' });
    await decided(app, ticket, policyId, { ...kept, kind: 'first_response' });
    expect(await listed(FILED, ticket)).toEqual({
      nearest: null,
      outcome: { state: 'met', kinds: ['first_response', 'resolution'] },
    });
    await decided(app, ticket, policyId, { ...broken, kind: 'next_response' });
    expect((await listed(FILED, ticket))?.outcome).toEqual({ state: 'breached', kinds: ['next_response'] });
  });
});
