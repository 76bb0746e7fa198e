import { ticketSla } from '../../src/features/sla';
import { changeTicket, createTicket, reply, ticketPage } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import { named } from '../tickets/desk';
import { queriesOf } from '../tickets/reading.support';
import { at, calendar, clocked, decided, HOUR, MINUTE, policy, renewBook } from './reading.support';

// The clock of a ticket as staff read it: of every promise, how it stands; of every pause, why; and what became of all.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const technician = () => app.ctx('technician@demo.test');
const seen = { internals: true };

// 2026-11-20 is a Friday; Madrid is an hour ahead of UTC.
const FRIDAY = (clock: string) => `2026-11-20T${clock}:00+01:00`;
const MONDAY = (clock: string) => `2026-11-23T${clock}:00+01:00`;

async function office(promised: Parameters<typeof policy>[2], more: Parameters<typeof policy>[3] = {}) {
  return policy(app, await calendar(app), promised, more);
}

describe('what is promised', () => {
  test('is told in working time: the weekend between is none of it', async () => {
    const hours = await calendar(app, { name: 'Office hours' });
    const policyId = await policy(app, hours, { first: HOUR, resolution: 8 * HOUR }, { name: 'Standard' });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('16:30') }]);
    const sla = await ticketSla(at(await technician(), MONDAY('09:10')), { ...seen, id });
    expect(sla?.running).toMatchObject([
      {
        kind: 'first_response',
        target: HOUR,
        left: 20 * MINUTE,
        state: 'at_risk',
        dueAt: new Date(MONDAY('09:30')),
      },
      { kind: 'resolution', target: 8 * HOUR, left: 8 * HOUR - 40 * MINUTE, state: 'ok' },
    ]);
    expect(sla?.policy).toMatchObject({
      name: 'Standard',
      calendar: { name: 'Office hours', timeZone: 'Europe/Madrid' },
    });
  });

  // frappe/helpdesk#3297: half an hour over on Friday is no weekend over on Monday.
  test('and so is by how much it is over', async () => {
    const policyId = await office({ first: HOUR });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('15:30') }]);
    const sla = await ticketSla(at(await technician(), MONDAY('09:15')), { ...seen, id });
    expect(sla?.running).toMatchObject([
      { left: -45 * MINUTE, state: 'breached', dueAt: new Date(FRIDAY('16:30')) },
    ]);
  });

  test('at the second when it is due it is broken, and in the one before it is not', async () => {
    const policyId = await office({ first: HOUR });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('10:00') }]);
    const read = async (moment: string) =>
      (await ticketSla(at(await technician(), moment), { ...seen, id }))?.running;
    expect(await read('2026-11-20T10:59:59+01:00')).toMatchObject([{ left: 1, state: 'at_risk' }]);
    expect(await read('2026-11-20T11:00:00+01:00')).toMatchObject([{ left: 0, state: 'breached' }]);
  });

  // zammad/zammad#3928: all of it, not only what is nearest. frappe/helpdesk#1643: and nothing that was never promised.
  test('is every promise, in one order, and none that the policy does not make', async () => {
    const policyId = await office({ next: 2 * HOUR, resolution: 4 * HOUR });
    const steps = [{ at: FRIDAY('10:00') }, { at: FRIDAY('11:00'), reply: 'customer' as const }] as const;
    const { id } = await clocked(app, policyId, [...steps]);
    const sla = await ticketSla(at(await technician(), FRIDAY('11:30')), { ...seen, id });
    expect(sla?.running.map(({ kind, left }) => [kind, left])).toEqual([
      ['next_response', 1.5 * HOUR],
      ['resolution', 2.5 * HOUR],
    ]);
  });

  test('an open page knows when time counts next, so that it stops with the office hours', async () => {
    const policyId = await office({ first: 8 * HOUR });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('16:00') }]);
    const [promise] =
      (await ticketSla(at(await technician(), FRIDAY('16:30')), { ...seen, id }))?.running ?? [];
    expect(promise?.spans.slice(0, 2)).toEqual([
      [0, 30 * MINUTE],
      [64.5 * HOUR, 72.5 * HOUR],
    ]);
  });
});

describe('while the clock stands still', () => {
  const held = { status: 'on_hold', holdReason: 'customer' } as const;

  // frappe/helpdesk#1554, glpi-project/glpi#15948: paused in name, and yet time went on in the page.
  test('what is left stays what it was, however long, and nothing is due', async () => {
    const policyId = await office({ resolution: 8 * HOUR });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('10:00') }, { at: FRIDAY('12:00'), ...held }]);
    for (const moment of [FRIDAY('12:00'), FRIDAY('16:00'), '2027-02-01T12:00:00+01:00']) {
      const sla = await ticketSla(at(await technician(), moment), { ...seen, id });
      expect(sla?.running).toEqual([
        expect.objectContaining({ left: 6 * HOUR, state: 'paused', dueAt: null, isPaused: true, spans: [] }),
      ]);
    }
  });

  test('the pauses tell why and how much working time they took, the newest first', async () => {
    const policyId = await office({ resolution: 8 * HOUR });
    const { id } = await clocked(app, policyId, [
      { at: FRIDAY('10:00') },
      { at: FRIDAY('12:00'), ...held },
      { at: FRIDAY('12:30'), status: 'in_progress', holdReason: null },
      { at: FRIDAY('16:00'), status: 'on_hold', holdReason: 'third_party' },
    ]);
    const sla = await ticketSla(at(await technician(), MONDAY('10:00')), { ...seen, id });
    expect(sla?.pauses).toEqual([
      { from: new Date(FRIDAY('16:00')), until: null, reason: 'third_party', seconds: 2 * HOUR },
      {
        from: new Date(FRIDAY('12:00')),
        until: new Date(FRIDAY('12:30')),
        reason: 'customer',
        seconds: 30 * MINUTE,
      },
    ]);
  });

  test('what was broken before stays so, and gets no worse', async () => {
    const policyId = await office({ resolution: HOUR });
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('10:00') }, { at: FRIDAY('12:00'), ...held }]);
    const sla = await ticketSla(at(await technician(), MONDAY('16:00')), { ...seen, id });
    expect(sla?.running).toMatchObject([{ state: 'breached', left: -HOUR, isPaused: true }]);
  });

  test('a hold for reasons of our own stops nothing', async () => {
    const policyId = await office({ resolution: 8 * HOUR });
    const step = { at: FRIDAY('12:00'), status: 'on_hold', holdReason: 'internal' } as const;
    const { id } = await clocked(app, policyId, [{ at: FRIDAY('10:00') }, step]);
    const sla = await ticketSla(at(await technician(), FRIDAY('14:00')), { ...seen, id });
    expect(sla).toMatchObject({ running: [{ state: 'ok', left: 4 * HOUR }], pauses: [] });
  });
});

describe('what is over', () => {
  // chatwoot/chatwoot#10178 and #15024: timers that went on after the ticket was resolved.
  test('runs no more, whoever wrote last', async () => {
    const policyId = await office({ first: HOUR, next: HOUR, resolution: 8 * HOUR });
    const { id } = await clocked(app, policyId, [
      { at: FRIDAY('10:00') },
      { at: FRIDAY('10:30'), reply: 'staff' },
      { at: FRIDAY('10:40'), reply: 'customer' },
      { at: FRIDAY('10:50'), status: 'resolved' },
    ]);
    const sla = await ticketSla(at(await technician(), MONDAY('12:00')), { ...seen, id });
    expect(sla).toMatchObject({ running: [], policy: { id: policyId } });
  });

  // chatwoot/chatwoot#13392: a late answer was a miss that nobody saw any more once it was there.
  test('is history that stays: a first response that came late, and what it took', async () => {
    const policyId = await office({ first: HOUR, resolution: 8 * HOUR });
    const ticket = await clocked(app, policyId, [
      { at: FRIDAY('10:00') },
      { at: FRIDAY('12:00'), reply: 'staff' },
    ]);
    const late = { kind: 'first_response', outcome: 'breached', target: HOUR, taken: 2 * HOUR } as const;
    await decided(app, ticket, policyId, {
      ...late,
      decidedAt: FRIDAY('12:00'),
      breachedAt: FRIDAY('11:00'),
    });
    for (const moment of [FRIDAY('12:01'), '2027-02-01T12:00:00+01:00']) {
      const sla = await ticketSla(at(await technician(), moment), { ...seen, id: ticket.id });
      expect(sla?.decided).toMatchObject([
        { ...late, policyName: 'Gold', breachedAt: new Date(FRIDAY('11:00')) },
      ]);
    }
  });

  test('comes from what people do: a late answer, a hold, an end', async () => {
    const policyId = await policy(app, await calendar(app, { isAlways: true }), {
      first: HOUR,
      resolution: 8 * HOUR,
    });
    const started = Date.now();
    const ago = (hours: number) => new Date(started - hours * HOUR * 1000);
    const asking = at(await app.ctx('customer@demo.test'), ago(5));
    const { id, number } = await createTicket(asking, { subject: 'Printer', description: 'It blinks.' });
    const answering = await technician();
    await reply(at(answering, ago(3)), id, { body: 'Look here.', visibility: 'public' });
    await changeTicket(at(answering, ago(2)), id, { status: 'on_hold', holdReason: 'customer' });
    const held = await ticketSla(answering, { ...seen, id });
    expect(held).toMatchObject({
      policy: { id: policyId, reason: 'desk' },
      running: [{ kind: 'resolution', state: 'paused', left: 5 * HOUR }],
      pauses: [{ reason: 'customer', until: null }],
      decided: [
        { kind: 'first_response', outcome: 'breached', taken: 2 * HOUR, cause: { waitingFor: 'staff' } },
      ],
    });
    await changeTicket(at(answering, ago(1)), id, { status: 'resolved' });
    const over = await ticketSla(answering, { ...seen, id });
    expect(over?.running).toEqual([]);
    expect(over?.decided).toMatchObject([
      { kind: 'resolution', outcome: 'met', taken: 3 * HOUR },
      { outcome: 'breached' },
    ]);
    const told = (await ticketPage(answering, number)).timeline.flatMap((item) =>
      item.kind === 'event' ? [item.event] : [],
    );
    expect(told.filter((event) => event.startsWith('sla.'))).toEqual(
      expect.arrayContaining(['sla.breached', 'sla.met']),
    );
  });

  test('goes on at reopening with what was left of it', async () => {
    const policyId = await office({ resolution: 8 * HOUR });
    const { id } = await clocked(app, policyId, [
      { at: FRIDAY('10:00') },
      { at: FRIDAY('13:00'), status: 'resolved' },
      { at: MONDAY('10:00'), status: 'reopened' },
    ]);
    const sla = await ticketSla(at(await technician(), MONDAY('11:00')), { ...seen, id });
    expect(sla?.running).toMatchObject([{ kind: 'resolution', round: 2, left: 4 * HOUR, state: 'ok' }]);
  });
});

describe('why this policy', () => {
  const reason = async (id: string) => (await ticketSla(await technician(), { ...seen, id }))?.policy?.reason;
  const now = () => new Date().toISOString();

  test('its conditions fit, or it is the department’s, or the desk’s', async () => {
    const admin = await app.ctx('admin@demo.test');
    const departmentId = await named(admin, 'departments', 'IT');
    const desk = await office({ first: HOUR });
    const { id } = await clocked(app, desk, [{ at: now() }], { categoryId: null });
    expect(await reason(id)).toBe('desk');
    const own = await office({ first: HOUR }, { isDefault: false });
    await app.system.db('departments').where({ id: departmentId }).update({ slaPolicyId: own });
    await app.system.db('tickets').where({ id }).update({ departmentId, slaPolicyId: own });
    await renewBook(app);
    expect(await reason(id)).toBe('department');
    const fitting = await office({ first: HOUR }, { isDefault: false, types: ['incident'] });
    // The ticket still has the one that was for it before; it is about to be reckoned anew.
    expect(await reason(id)).toBeNull();
    await app.system.db('tickets').where({ id }).update({ slaPolicyId: fitting });
    expect(await reason(id)).toBe('conditions');
  });

  // frappe/helpdesk#1598: a ticket without any is no error, and shows no times that nobody promised.
  test('there may be none for a ticket, and then the policies are not even read', async () => {
    const { id } = await clocked(app, null, [{ at: now() }]);
    const ctx = await technician();
    expect(await ticketSla(ctx, { ...seen, id })).toBeNull();
    await office({ first: HOUR }, { isDefault: false, types: ['problem'] });
    let sla: Awaited<ReturnType<typeof ticketSla>> = null;
    const queries = await queriesOf(ctx, async () => {
      sla = await ticketSla(ctx, { ...seen, id });
    });
    expect(sla).toEqual({ policy: null, running: [], pauses: [], decided: [] });
    expect(queries).toHaveLength(1);
  });

  test('with a clock it is one statement, too, once a process knows the policies', async () => {
    const policyId = await office({ first: HOUR, resolution: 8 * HOUR });
    const { id } = await clocked(app, policyId, [{ at: now() }]);
    const ctx = await technician();
    await ticketSla(ctx, { ...seen, id });
    expect(await queriesOf(ctx, () => ticketSla(ctx, { ...seen, id }))).toHaveLength(1);
  });

  test('who does not see the internals of a ticket is told nothing of all this', async () => {
    const policyId = await office({ first: HOUR });
    const { id } = await clocked(app, policyId, [{ at: now() }]);
    expect(await ticketSla(await app.ctx('customer@demo.test'), { id, internals: false })).toBeNull();
  });
});
