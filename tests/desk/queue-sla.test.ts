import { changeTicket, listTickets, reply, viewCounts } from '../../src/features/tickets';
import { neighboursInQueue } from '../../src/features/tickets/queue/neighbours.queries';
import type { TicketFilter } from '../../src/features/tickets/queue/queue.types';
import { calendar, policy } from '../sla/reading.support';
import { type TestApp, testApp } from '../support/app';
import { count, numbers, promised, queueOf, sla, texts, tone, type Wish } from './queue-sla.support';
import { fileTicket } from './ticket.support';

// The queue by what was promised: how much time is left, in which order, what is at risk or broken. Where the moment
// counts, what the clock reckons is set here: its own tests say how it does.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ticket = (wish: Wish = {}) => promised(app, wish);
const queue = (query: string, email?: string) => queueOf(app)(query, email);

describe('the column', () => {
  test('tells the nearest promise of each ticket, how it stands, and when it is due', async () => {
    const safe = await ticket({ due: 135.5, promise: 'resolutionDueAt' });
    const close = await ticket({ due: 20.5 });
    const broken = await ticket({ due: -8.5, promise: 'nextResponseDueAt' });
    const paused = await ticket({ status: 'on_hold', running: true });
    const without = await ticket();
    const page = await queue('?view=all');
    expect(sla(page, safe.number)).toMatch(/^On time, Resolution: due .+: ?2 h 15 min$/);
    expect(sla(page, close.number)).toMatch(/^At risk, First response: due .+: ?20 min$/);
    expect(sla(page, broken.number)).toMatch(/^Breached, Next response: was due .+: ?−8 min$/);
    expect(sla(page, paused.number)).toBe('Paused, First response: 3 h');
    expect(sla(page, without.number)).toBe('–');
    expect([safe, close, broken, paused].map(({ number }) => tone(page, number))).toEqual([
      'grey',
      'amber',
      'red',
      'grey',
    ]);
    const time = page.html.querySelector(`#t-${safe.number} .cell-sla time`);
    const stored = await app.system.db('tickets').where({ id: safe.id }).first();
    expect(time?.getAttribute('datetime')).toBe(stored.slaDueAt.toISOString());
    expect(time?.getAttribute('data-risk')).toBe(stored.slaRiskAt.toISOString());
    expect(time?.getAttribute('data-working')).toMatch(/^\d+ 8[01]\d\d 0-86400$/);
    await app.system.db('users').where({ email: 'technician@demo.test' }).update({ locale: 'es' });
    const spanish = await queue('?view=all');
    expect(sla(spanish, close.number)).toMatch(/^En riesgo, Primera respuesta: vence el .+: ?20 min$/);
    expect(sla(spanish, paused.number)).toBe('En pausa, Primera respuesta: 3 h');
  });

  test('is what the clock says: it runs, stands still on hold, and ends with the last answer', async () => {
    const always = await calendar(app, { isAlways: true });
    await policy(app, always, { first: 3 * 3600, resolution: 30 * 3600 });
    const { id, number } = await fileTicket(app);
    const technician = await app.ctx('technician@demo.test');
    const told = async () => sla(await queue('?view=all'), number);
    const [inHours, inDays] = [
      /^On time, First response: due .+: ?(2 h 59 min|3 h)$/,
      /^On time, Resolution: due .+: ?(29 h 59 min|30 h)$/,
    ];
    expect(await told()).toMatch(inHours);
    await reply(technician, id, { body: 'Looking.', visibility: 'public' });
    expect(await told()).toMatch(inDays);
    await changeTicket(technician, id, { status: 'on_hold', holdReason: 'customer' });
    expect(await told()).toMatch(/^Paused, Resolution: (29 h 59 min|30 h)$/);
    await changeTicket(technician, id, { status: 'on_hold', holdReason: 'internal' });
    expect(await told()).toMatch(inDays);
    await changeTicket(technician, id, { status: 'resolved' });
    expect(await told()).toBe('First response and Resolution: Met');
  });

  test('is empty where the policy promises nothing, on hold too', async () => {
    await policy(app, await calendar(app, { isAlways: true }), { first: 3600 });
    const { id, number } = await fileTicket(app);
    const technician = await app.ctx('technician@demo.test');
    await reply(technician, id, { body: 'Looking.', visibility: 'public' });
    await changeTicket(technician, id, { status: 'on_hold', holdReason: 'customer' });
    expect(sla(await queue('?view=all'), number)).toBe('–');
  });

  test('goes by the second: due now is broken, and at risk begins at its moment', async () => {
    const { id } = await ticket({ due: 60 });
    const ctx = await app.ctx('technician@demo.test');
    const due = new Date('2026-12-01T12:00:00Z');
    const risk = new Date('2026-12-01T11:30:00Z');
    await app.system.db('tickets').where({ id }).update({ slaDueAt: due, slaRiskAt: risk });
    const viewsAt = async (moment: Date, milliseconds: number) => {
      const now = new Date(moment.getTime() + milliseconds);
      const { at_risk, breached } = await viewCounts({ ...ctx, now });
      return { at_risk, breached };
    };
    expect(await viewsAt(risk, -1)).toEqual({ at_risk: 0, breached: 0 });
    expect(await viewsAt(risk, 0)).toEqual({ at_risk: 1, breached: 0 });
    expect(await viewsAt(due, -1)).toEqual({ at_risk: 1, breached: 0 });
    expect(await viewsAt(due, 0)).toEqual({ at_risk: 0, breached: 1 });
  });

  test('does not go on for what is solved or closed, and nothing is sorted by it where all is solved', async () => {
    const [solved, closed] = [
      await ticket({ due: -5, status: 'resolved' }),
      await ticket({ due: -5, status: 'closed' }),
    ];
    const page = await queue('?view=all');
    expect([sla(page, solved.number), sla(page, closed.number)]).toEqual(['–', '–']);
    expect([count(page, 'breached'), count(page, 'at_risk')]).toEqual(['0', '0']);
    const recent = await queue('?view=resolved');
    expect(texts(recent, '#queue-table th')).toContain('SLA');
    expect(recent.html.querySelectorAll('#queue-table .col-sla a')).toEqual([]);
    expect(texts(recent, '#filters-sort option')).not.toContain('SLA: due first');
    expect(numbers(await queue('?view=resolved&sort=sla'))).toEqual(numbers(recent));
  });

  test('is not for customers, in no list of theirs', async () => {
    const { id } = await ticket({ due: -5 });
    const customer = await app.as('customer@demo.test');
    const page = await customer.get('/portal');
    expect(page.text).not.toContain('data-working');
    const ctx = await app.ctx('customer@demo.test');
    expect((await listTickets(ctx, {})).items.filter((item) => item.id === id)).toEqual([]);
  });
});

describe('the order', () => {
  test('is by what is due first, without those that have no promise in between', async () => {
    const none = [await ticket(), await ticket({ running: true, status: 'on_hold' })];
    const [later, late, soon] = [
      await ticket({ due: 6000 }),
      await ticket({ due: -90 }),
      await ticket({ due: 9 }),
    ];
    const order = [late, soon, later, ...none].map(({ number }) => number);
    const page = await queue('?view=all&sort=sla');
    expect(numbers(page)).toEqual(order);
    expect(page.html.querySelector('#queue-table .col-sla')?.getAttribute('aria-sort')).toBe('ascending');
    expect(texts(page, '.chip > span:first-child')).toEqual(['Only open']);
    expect(numbers(await queue('?view=unassigned&sort=sla'))).toEqual(order);
  });

  test('is that of Mine, which says so, and another one can be chosen', async () => {
    const [later, late, none] = [
      await ticket({ due: 300, mine: true }),
      await ticket({ due: -1, mine: true }),
      await ticket({ mine: true }),
    ];
    const mine = await queue('?view=mine');
    expect(numbers(mine)).toEqual([late.number, later.number, none.number]);
    expect(mine.html.querySelector('#filters-sort option[selected]')?.getAttribute('value')).toBe('sla');
    expect(texts(mine, '.chip')).toEqual([]);
    expect(numbers(await queue('?view=mine&sort=created'))).toEqual(
      [none, late, later].map(({ number }) => number),
    );
    expect(numbers(await queue('?view=at_risk'))).toEqual([]);
  });

  test.each(['mine', 'all'] as const)(
    'pages forwards and back over those without a promise (%s)',
    async (view) => {
      const filed = [];
      for (const due of [50, -50, 50, undefined, 7, undefined, undefined, undefined])
        filed.push(await ticket({ due, mine: true }));
      const ctx = await app.ctx('technician@demo.test');
      const filter: TicketFilter = { view, sort: 'sla' };
      const all = (await listTickets(ctx, filter)).items.map(({ number }) => number);
      expect(all).toHaveLength(filed.length);
      const seen: number[] = [];
      let cursor: string | undefined;
      let last: string | null = null;
      do {
        const page = await listTickets(ctx, { ...filter, limit: 3, cursor });
        seen.push(...page.items.map(({ number }) => number));
        cursor = page.next ?? undefined;
        last = page.previous;
      } while (cursor);
      expect(seen).toEqual(all);
      const back = await listTickets(ctx, { ...filter, limit: 3, cursor: last ?? undefined });
      expect(back.items.map(({ number }) => number)).toEqual(all.slice(3, 6));
      const [first] = filed;
      const { previous, next } = await neighboursInQueue(ctx, 'mine', first?.id ?? '');
      const at = all.indexOf(first?.number ?? 0);
      expect([previous?.number, next?.number]).toEqual([all[at - 1], all[at + 1]]);
    },
  );
});

describe('at risk and broken', () => {
  test('each is in one view, with its count, also on hold, and nobody sees another department’s', async () => {
    const close = await ticket({ due: 10 });
    const broken = await ticket({ due: -10 });
    const held = await ticket({ due: -500, status: 'on_hold' });
    await ticket({ due: 500 });
    const atRisk = await queue('?view=at_risk');
    expect(numbers(atRisk)).toEqual([close.number]);
    expect([count(atRisk, 'at_risk'), count(atRisk, 'breached')]).toEqual(['1', '2']);
    expect(numbers(await queue('?view=breached'))).toEqual([held.number, broken.number]);
    expect(numbers(await queue('?q=is:at_risk'))).toEqual([close.number]);
    expect(numbers(await queue('?q=is:breached&sort=sla'))).toEqual([held.number, broken.number]);
    const others = await queue('?view=breached', 'technician2@demo.test');
    expect([numbers(others), count(others, 'breached')]).toEqual([[], '0']);
    expect(texts(others, '.empty h2')).toEqual(['Nothing breached']);
  });
});
