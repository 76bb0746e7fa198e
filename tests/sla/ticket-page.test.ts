import { readWorking } from '../../public/js/time-left.js';
import { createTicket, takeTicket } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { emit } from '../../src/platform/events';
import { words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import { at, calendar, clocked, decided, HOUR, MINUTE, policy } from './reading.support';
import { runAt } from './terms.support';

// What is promised for a ticket, on its page at the desk: in words, in both languages.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('its page at the desk', () => {
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  const always = async (promised: Parameters<typeof policy>[2], more: Parameters<typeof policy>[3] = {}) =>
    policy(app, await calendar(app, { isAlways: true }), promised, more);
  const page = async (number: number, email = 'technician@demo.test') =>
    (await app.as(email)).get(`/desk/tickets/${number}`);
  const inSpanish = () =>
    app.system.db('users').where({ email: 'technician@demo.test' }).update({ locale: 'es' });

  test('tells what is left in both languages, with the exact time, and on top what is nearest', async () => {
    const hours = await calendar(app, { isAlways: true, name: 'Always' });
    const policyId = await policy(app, hours, { first: HOUR, resolution: 40 * HOUR }, { name: 'Gold' });
    const { number } = await clocked(app, policyId, [{ at: ago(50 * MINUTE + 30) }]);
    const english = await page(number);
    expect(words(english, '#card-sla .promises')).toMatch(
      /^First response At risk, due .*: 9 min left Target: 1 h · due in 9 minutes Resolution On time, due .*: 39 h 9 min left/,
    );
    expect(words(english, '#ticket-header .sla')).toMatch(/^At risk, First response · .*: 9 min left$/);
    expect(english.html.querySelector('#card-sla .sla')?.getAttribute('title')).toMatch(
      /^due \w{3} \d+, \d{4}, /,
    );
    expect(words(english, '#sla-policy')).toBe(
      'Policy: Gold It is the default of the desk. Calendar: Always (Europe/Madrid)',
    );
    await inSpanish();
    const spanish = await page(number);
    expect(words(spanish, '#card-sla .promises')).toContain(
      '9 min de margen Plazo: 1 h · vence dentro de 9 minutos',
    );
    expect(words(spanish, '#sla-policy')).toContain('Es la general de la mesa de ayuda.');
  });

  // frappe/helpdesk#3354: “failed by -34 minutes”. frappe/helpdesk#3776: moments without a zone, read in the reader's.
  test('counts on by itself from moments that are the same everywhere, and tells no negative time', async () => {
    const policyId = await always({ first: HOUR });
    const { number } = await clocked(app, policyId, [{ at: ago(94 * MINUTE) }]);
    const answer = await page(number);
    expect(words(answer, '#card-sla .promises')).toMatch(
      /^First response was due .*: Breached by 34 min Target: 1 h · was due 34 minutes ago/,
    );
    const time = answer.html.querySelector('#card-sla time[data-working]');
    expect(time?.getAttribute('datetime')).toMatch(/Z$/);
    const { left, spans } = readWorking(time?.getAttribute('data-working') ?? '');
    const around = ['ahead', 'over'].map((name) => time?.getAttribute(`data-${name}`));
    expect([Math.round(left / MINUTE), spans]).toEqual([-34, [[0, 7 * 86_400]]]);
    expect(around).toEqual(['%t left', 'Breached by %t']);
  });

  test('of what is broken says why and when it was warned of, also while nobody has answered', async () => {
    await always({ first: HOUR, resolution: 8 * HOUR });
    const asking = at(await app.ctx('customer@demo.test'), ago(2 * HOUR + 30));
    const { id, number } = await createTicket(asking, { subject: 'Printer', description: 'It blinks.' });
    await takeTicket(at(await app.ctx('technician@demo.test'), ago(HOUR + 30 * MINUTE)), id);
    await runAt(app, 'sla.watch', new Date());
    const answer = await page(number);
    expect(words(answer, '#card-sla .promises li:first-child')).toMatch(
      /was due 1 hour ago ?It waited for the team · unassigned: 30 min ?Warned: \w{3} \d+, \d{4}, .*M$/,
    );
    expect(words(answer, '#card-sla .promises li:last-child')).toMatch(/Target: 8 h · due in \d hours$/);
    await inSpanish();
    expect(words(await page(number), '#card-sla .promises li:first-child')).toContain(
      'Esperaba al equipo · sin asignar: 30 min',
    );
  });

  test('while it stands still nothing counts, and the page says since when and why', async () => {
    const policyId = await always({ resolution: 4 * HOUR });
    const held = { at: ago(HOUR), status: 'on_hold', holdReason: 'third_party' } as const;
    const { number } = await clocked(app, policyId, [{ at: ago(2 * HOUR + 30) }, held]);
    const answer = await page(number);
    expect(words(answer, '#card-sla .promises li:first-child .sla')).toBe('Paused · 2 h 59 min left');
    expect(answer.html.querySelectorAll('[data-working]')).toEqual([]);
    expect(words(answer, '#card-sla')).toMatch(
      /The clock has been paused since .*: Waiting for a third party\./,
    );
    expect(words(answer, '#sla-pauses')).toMatch(
      /^Pauses \(1\) Waiting for a third party since .* 1 h of working time$/,
    );
  });

  test('of a ticket that is over the history is open, with what it took and when it was warned', async () => {
    const policyId = await always({ first: HOUR, resolution: 8 * HOUR });
    const ticket = await clocked(app, policyId, [
      { at: ago(3 * HOUR) },
      { at: ago(HOUR), status: 'resolved' },
    ]);
    const met = {
      kind: 'resolution',
      outcome: 'met',
      target: 8 * HOUR,
      taken: 2 * HOUR,
      decidedAt: ago(HOUR),
    } as const;
    await decided(app, ticket, policyId, { ...met, warnedAt: '2026-11-20T10:00:00Z' });
    const answer = await page(ticket.number);
    expect(words(answer, '#card-sla')).toContain('No target is running now.');
    expect(answer.html.querySelector('#sla-history')?.hasAttribute('open')).toBe(true);
    expect(words(answer, '#sla-history')).toMatch(
      /^History \(1\) Resolution Met 2 h of 8 h · 1 hour agoWarned: Nov 20, 2026, .*Policy: Gold$/,
    );
  });

  test('a promise that was kept outside hours used no working time, which is said and not told as 0 min', async () => {
    const policyId = await always({ first: 24 * HOUR });
    const ticket = await clocked(app, policyId, [{ at: ago(3 * HOUR) }]);
    const met = { kind: 'first_response', outcome: 'met', target: 24 * HOUR, decidedAt: ago(HOUR) } as const;
    await decided(app, ticket, policyId, { ...met, taken: 0 });
    expect(words(await page(ticket.number), '#sla-history')).toContain(
      'Met no working time used (target: 24 h) · 1 hour ago',
    );
    await inSpanish();
    expect(words(await page(ticket.number), '#sla-history')).toContain(
      'sin gastar horario laboral (plazo: 24 h)',
    );
  });

  test('only administrators are led to the policy, and a name is shown as it is written', async () => {
    const policyId = await always({ first: HOUR }, { name: '<b>Gold</b> & Co' });
    const { number } = await clocked(app, policyId, [{ at: ago(MINUTE) }]);
    const href = `/admin/sla/${policyId}`;
    const links = (answer: Awaited<ReturnType<typeof page>>) =>
      answer.html.querySelectorAll('#card-sla a').map((link) => link.getAttribute('href'));
    expect(links(await page(number))).toEqual([]);
    const answer = await page(number, 'admin@demo.test');
    expect(links(answer)).toEqual([href]);
    expect(answer.html.querySelector('#sla-policy b')).toBeNull();
  });

  test('without a policy it says so, and where nothing is ever promised there is no card', async () => {
    const { number } = await clocked(app, null, [{ at: ago(MINUTE) }]);
    expect((await page(number)).html.querySelector('#card-sla')).toBeNull();
    await always({ first: HOUR }, { isDefault: false, types: ['problem'] });
    expect(words(await page(number), '#card-sla')).toBe('SLA No SLA policy applies to this ticket.');
  });

  test('the timeline tells of warnings, breaches and promises kept in short lines', async () => {
    const policyId = await always({ first: HOUR });
    const ticket = await clocked(app, policyId, [{ at: ago(MINUTE) }]);
    await tell(ticket.id, policyId);
    const lines = async () => {
      const entries = (await page(ticket.number)).html.querySelectorAll('#timeline .event p');
      for (const time of entries.flatMap((entry) => entry.querySelectorAll('.event-time'))) time.remove();
      return entries.map(({ text }) => text.replace(/\s+/g, ' ').trim()).slice(-3);
    };
    expect(await lines()).toEqual([
      'First response at risk: 30 min left',
      'Next response breached',
      'Resolution met, in 8 h 5 min of working time',
    ]);
    await inSpanish();
    expect(await lines()).toEqual([
      'Plazo de primera respuesta en riesgo: 30 min de margen',
      'Plazo de siguiente respuesta incumplido',
      'Plazo de resolución cumplido, en 8 h 5 min de horario laboral',
    ]);
  });
});

/** As the jobs of the desk tell of promises. */
async function tell(ticketId: string, policyId: string): Promise<void> {
  const about = { subject: { type: 'ticket', id: ticketId }, ticketId };
  const promise = { round: 1, policyId, policyName: 'Gold', dueAt: null };
  await inTx(await app.ctx(), async (tx) => {
    await emit(tx, {
      ...about,
      type: 'sla.warned',
      data: { ...promise, target: 'first_response', minutes: 30 },
    });
    await emit(tx, {
      ...about,
      type: 'sla.breached',
      data: { ...promise, target: 'next_response', minutes: 70 },
    });
    await emit(tx, { ...about, type: 'sla.met', data: { ...promise, target: 'resolution', minutes: 485 } });
  });
}
