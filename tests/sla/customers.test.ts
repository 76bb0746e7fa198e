import { findTicket, reply, ticketPage } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { emit } from '../../src/platform/events';
import { words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout } from '../tickets/mails.support';
import { calendar, clocked, decided, HOUR, MINUTE, policy, type Step } from './reading.support';

// What customers learn of all this, on every way that something reaches them: by when to expect an answer, where the
// policy says so, and nothing else.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The words of the desk that no customer reads, in both languages; names of policies are among them. */
const INNER =
  /\b(SLA|policy|política|target|breach\w*|overdue|at risk|en riesgo|incumplid\w*|retraso|Platinum)\b/i;

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000);
const told = { tellsResponse: true, tellsResolution: true, name: 'Platinum' };
const PROMISED = { first: 4 * HOUR, next: 2 * HOUR, resolution: 8 * HOUR };

async function promised(steps: [Step, ...Step[]], more: Parameters<typeof policy>[3] = told) {
  const policyId = await policy(
    app,
    await calendar(app, { isAlways: true, name: 'Inner hours' }),
    PROMISED,
    more,
  );
  return { policyId, ...(await clocked(app, policyId, steps)) };
}

const setReader = (zone: string, locale: string) =>
  app.system.db('users').where({ email: 'customer@demo.test' }).update({ timeZone: zone, locale });
const portal = async (number: number) =>
  (await app.as('customer@demo.test')).get(`/portal/tickets/${number}`);
const lines = async (number: number) =>
  (await portal(number)).html.querySelectorAll('[data-until]').map(({ text }) => text.trim());

const written = (moment: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);

describe('a policy that tells', () => {
  test.each([
    ['en', 'America/Lima', 'An answer is expected by', 'A solution is expected by'],
    ['es', 'Asia/Kolkata', 'Respuesta prevista antes del', 'Solución prevista antes del'],
  ])(
    'says by when, in the language %s and the zone %s of who reads',
    async (locale, zone, answer, solution) => {
      await setReader(zone, locale);
      const filed = soon(-60);
      const { number } = await promised([{ at: filed }]);
      const due = (hours: number) => written(new Date(filed.getTime() + hours * HOUR * 1000), locale, zone);
      expect(await lines(number)).toEqual([`${answer} ${due(4)}.`, `${solution} ${due(8)}.`]);
    },
  );

  test('says it of an answer, of a solution, of both or of neither', async () => {
    const { number, policyId } = await promised([{ at: soon(-60) }]);
    const allow = (response: boolean, resolution: boolean) =>
      app.system
        .db('slaPolicies')
        .where({ id: policyId })
        .update({ tellsResponse: response, tellsResolution: resolution });
    const kinds = async () => (await lines(number)).map((line) => line.split(' ')[1]);
    expect(await kinds()).toEqual(['answer', 'solution']);
    await allow(true, false);
    expect(await kinds()).toEqual(['answer']);
    await allow(false, true);
    expect(await kinds()).toEqual(['solution']);
    await allow(false, false);
    expect(await kinds()).toEqual([]);
  });

  test('after the first answer says it of the next question, and until then of nothing but the solution', async () => {
    const first: [Step, ...Step[]] = [{ at: soon(-HOUR) }, { at: soon(-50 * MINUTE), reply: 'staff' }];
    const { number } = await promised(first);
    expect(await lines(number)).toEqual([expect.stringContaining('solution')]);
    const asked = soon(-40 * MINUTE);
    const { number: other } = await promisedAgain([...first, { at: asked, reply: 'customer' }]);
    const due = written(new Date(asked.getTime() + 2 * HOUR * 1000), 'en', 'UTC');
    expect((await lines(other))[0]).toBe(`An answer is expected by ${due}.`);
  });

  // faveosuite/faveo-helpdesk#725: a customer's page with 1970 for a moment that there was not.
  test.each<[string, [Step, ...Step[]]]>([
    [
      'its clock stands still',
      [{ at: soon(-60) }, { at: soon(-30), status: 'on_hold', holdReason: 'customer' }],
    ],
    ['its time is over', [{ at: soon(-9 * HOUR) }]],
    [
      'its time was over when the clock stopped',
      [{ at: soon(-9 * HOUR) }, { at: soon(-60), status: 'on_hold', holdReason: 'third_party' }],
    ],
    ['it is resolved', [{ at: soon(-60) }, { at: soon(-30), status: 'resolved' }]],
    ['it is closed', [{ at: soon(-60) }, { at: soon(-30), status: 'closed' }]],
  ])('says nothing of a ticket when %s', async (_when, steps) => {
    const { number } = await promised(steps);
    const answer = await portal(number);
    expect(answer.status).toBe(200);
    expect(answer.html.querySelectorAll('[data-until]')).toEqual([]);
    expect(words(answer, '#next-step')).not.toMatch(/expected|1970/);
  });

  test('says nothing any more once it is switched off', async () => {
    const { number } = await promised([{ at: soon(-60) }], { ...told, isActive: false });
    expect(await lines(number)).toEqual([]);
  });

  test('a line says when its time is over, so that it goes from a page that stays open', async () => {
    const filed = soon(-60);
    const { number } = await promised([{ at: filed }], { ...told, tellsResolution: false });
    const [line] = (await portal(number)).html.querySelectorAll('[data-until]');
    const due = Math.floor(filed.getTime() / 1000) + 4 * HOUR;
    expect(line?.getAttribute('data-until')).toBe(new Date(due * 1000).toISOString());
  });
});

/** With the policy that is there already. */
async function promisedAgain(steps: [Step, ...Step[]]) {
  const { id } = await app.system.db('slaPolicies').first('id');
  return clocked(app, id, steps);
}

describe('whatever the policy tells', () => {
  async function breached() {
    const { policyId, ...ticket } = await promised([{ at: soon(-9 * HOUR) }]);
    const late = { kind: 'first_response', outcome: 'breached', target: HOUR, taken: 9 * HOUR } as const;
    await decided(app, ticket, policyId, {
      ...late,
      decidedAt: soon(-60),
      breachedAt: soon(-HOUR).toISOString(),
    });
    await tell(ticket.id, policyId);
    return ticket;
  }

  test.each(['en', 'es'])('no page of the portal says a word of the desk’s (%s)', async (locale) => {
    await setReader('Europe/Madrid', locale);
    const { number } = await breached();
    const customer = await app.as('customer@demo.test');
    for (const path of [
      `/portal/tickets/${number}`,
      '/portal',
      '/portal/tickets',
      `/portal/tickets?q=${number}`,
    ]) {
      const answer = await customer.get(path);
      expect(answer.status).toBe(200);
      expect(words(answer, 'body')).not.toMatch(INNER);
      expect(answer.text).not.toMatch(/data-working|card-sla|Platinum|Inner hours/);
    }
  });

  test('their timeline tells nothing of it, and the one of staff does', async () => {
    const { number } = await breached();
    const events = async (email: string) =>
      (await ticketPage(await app.ctx(email), number)).timeline.map((item) =>
        item.kind === 'event' ? item.event : item.kind,
      );
    expect(await events('customer@demo.test')).toEqual(['ticket.created']);
    expect(await events('admin@demo.test')).toEqual([
      'ticket.created',
      'sla.warned',
      'sla.breached',
      'sla.met',
    ]);
  });

  test('the ticket as they read it has none of its times', async () => {
    const { number } = await breached();
    const read = async (email: string) => {
      const ticket = await findTicket(await app.ctx(email), number);
      return Object.entries(ticket).filter(
        ([name, value]) => /sla|responsedueat|resolutiondueat/i.test(name) && value,
      );
    };
    expect(await read('customer@demo.test')).toEqual([]);
    expect((await read('admin@demo.test')).map(([name]) => name)).toContain('resolutionDueAt');
  });

  test('what is told of promises is no news to them: no hint, and their lists stay as they were', async () => {
    const hints: string[] = [];
    const { live } = app.system;
    const customer = await app.ctx('customer@demo.test');
    const first = await promised([{ at: soon(-60) }]);
    app.system.live = { ...live, hint: async (_tx, { audience }) => void hints.push(audience) };
    try {
      await tell(first.id, first.policyId);
    } finally {
      app.system.live = live;
    }
    expect(hints).not.toContain('everyone');
    const { updatedAt, createdAt } = await findTicket(customer, first.number);
    expect(updatedAt).toEqual(createdAt);
  });

  test('and brings them no mail; none that they do get says a word of it', async () => {
    const { policyId, id } = await promised([{ at: soon(-9 * HOUR) }]);
    const theirs = async () =>
      (await mailsAbout(app, id)).filter(({ address }) => address === 'customer@demo.test');
    const before = await theirs();
    await tell(id, policyId);
    expect(await theirs()).toHaveLength(before.length);
    await reply(await app.ctx('technician@demo.test'), id, { body: 'Done.', visibility: 'public' });
    const after = await theirs();
    expect(after.length).toBeGreaterThan(before.length);
    expect(JSON.stringify(after)).not.toMatch(INNER);
  });

  test('staff who only asked for it read what a customer reads, and the desk’s page leads them there', async () => {
    const { id, number } = await breached();
    const { id: requesterId } = await app.system
      .db('users')
      .where({ email: 'technician2@demo.test' })
      .first('id');
    await app.system.db('tickets').where({ id }).update({ requesterId });
    const technician = await app.as('technician2@demo.test');
    const desk = await technician.get(`/desk/tickets/${number}`);
    expect(desk.location).toBe(`/portal/tickets/${number}`);
    expect(words(await technician.get(`/portal/tickets/${number}`), 'main')).not.toMatch(INNER);
  });
});

/** As the jobs of the desk tell of promises. */
async function tell(ticketId: string, policyId: string): Promise<void> {
  const about = { subject: { type: 'ticket', id: ticketId }, ticketId };
  const data = { round: 1, minutes: 5, policyId, policyName: 'Platinum', dueAt: null };
  await inTx(await app.ctx(), async (tx) => {
    await emit(tx, { ...about, type: 'sla.warned', data: { ...data, target: 'resolution' } });
    await emit(tx, { ...about, type: 'sla.breached', data: { ...data, target: 'resolution' } });
    await emit(tx, { ...about, type: 'sla.met', data: { ...data, target: 'next_response' } });
  });
}
