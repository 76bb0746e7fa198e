import { dashboard } from '../../src/features/reports';
import {
  changeTicket,
  createTicket,
  deleteTicket,
  type Ticket,
  takeTicket,
} from '../../src/features/tickets';
import { breachedTickets } from '../../src/features/tickets/figures/figures.queries';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// The desk's promises in figures: on the dashboard, for Prometheus, and for tools that read the database.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

async function file(columns: Record<string, unknown> = {}, age = 0): Promise<Ticket> {
  const ctx = await app.ctx('customer@demo.test');
  const now = new Date(ctx.now.getTime() - age);
  const ticket = await createTicket({ ...ctx, now }, { subject: 'No tone', description: 'Since noon.' });
  if (Object.keys(columns).length > 0)
    await app.system.db('tickets').where({ id: ticket.id }).update(columns);
  return ticket;
}

interface Decision {
  kind: 'first_response' | 'next_response' | 'resolution';
  outcome: 'met' | 'breached' | 'dropped' | 'running';
  at?: Date;
  round?: number;
}

async function decided(ticketId: string, { kind, outcome, at = ago(DAY), round = 1 }: Decision) {
  const isDecided = outcome === 'met' || outcome === 'breached';
  await app.system.db('slaTargets').insert({
    id: newId(),
    ticketId,
    kind,
    round,
    policyName: 'Standard',
    priority: 'P3',
    targetSeconds: 3600,
    startedAt: ago(50 * DAY),
    decidedAt: isDecided ? at : null,
    // A promise may be broken and go on: it is not decided yet.
    breachedAt: outcome === 'met' || outcome === 'dropped' ? null : at,
    outcome,
  });
}

const words = ({ html }: Answer, selector: string) =>
  html.querySelectorAll(selector).map(({ text }) => text.replace(/\s+/g, ' ').trim());

describe('compliance', () => {
  test('is what was kept of what was decided in 30 days, by kind', async () => {
    const { id } = await file();
    const [first, resolution] = ['first_response', 'resolution'] as const;
    await decided(id, { kind: first, outcome: 'met' });
    await decided(id, { kind: first, outcome: 'met', round: 2 });
    await decided(id, { kind: first, outcome: 'breached', round: 3 });
    await decided(id, { kind: first, outcome: 'dropped', round: 4 });
    await decided(id, { kind: first, outcome: 'running', round: 5 });
    await decided(id, { kind: first, outcome: 'met', round: 6, at: ago(31 * DAY) });
    await decided(id, { kind: resolution, outcome: 'breached' });
    const page = await (await app.as('admin@demo.test')).get('/admin/dashboard');
    expect(words(page, '[aria-label="SLA compliance"] .bar-row')).toEqual([
      'First response 66.7%',
      'Resolution 0%',
      'All 50%',
    ]);
    expect(words(page, '#compliance td')).toEqual(['66.7% (2 of 3)', '0% (0 of 1)', '50% (2 of 4)']);
  });

  test('leaves deleted tickets out', async () => {
    const gone = await file();
    await decided(gone.id, { kind: 'resolution', outcome: 'met' });
    await deleteTicket(await app.ctx('admin@demo.test'), gone.id);
    const empty = await (await app.as('admin@demo.test')).get('/admin/dashboard');
    expect(empty.text).toContain('No target was decided in 30 days.');
    expect(words(empty, '[aria-label="SLA compliance"]')).toEqual([]);
  });

  test('is never said to be whole where it is not', async () => {
    const { id } = await file();
    await app.system.db.raw(
      `insert into sla_targets (id, ticket_id, kind, round, policy_name, priority, target_seconds, started_at,
         decided_at, breached_at, outcome)
       select gen_random_uuid(), ?, 'resolution', n, 'Standard', 'P3', 60, now(), now(),
         case when n = 7 then now() end, case when n = 7 then 'breached' else 'met' end
       from generate_series(1, 2000) n`,
      [id],
    );
    const { compliance } = await dashboard(await app.ctx('admin@demo.test'));
    expect(compliance).toEqual([{ kind: 'resolution', kept: 1999, decided: 2000 }]);
    const page = await (await app.as('admin@demo.test')).get('/admin/dashboard');
    expect(words(page, '[aria-label="SLA compliance"] .num')).toEqual(['99.9%']);
  });

  test('of a technician is of the tickets that they work on', async () => {
    const { id } = await file();
    await decided(id, { kind: 'resolution', outcome: 'met' });
    const seen = async (email: string) => (await dashboard(await app.ctx(email))).compliance;
    expect(await seen('technician@demo.test')).toEqual([{ kind: 'resolution', kept: 1, decided: 1 }]);
    expect(await seen('technician2@demo.test')).toEqual([]);
  });
});

test('what is broken or at risk now leads to its tickets, as many as it says', async () => {
  await file({ slaDueAt: ago(MINUTE), slaRiskAt: ago(9 * MINUTE) });
  await file({ slaDueAt: ago(-MINUTE), slaRiskAt: ago(9 * MINUTE) });
  await file({ slaDueAt: ago(-MINUTE), slaRiskAt: ago(9 * MINUTE) });
  const admin = await app.as('admin@demo.test');
  const page = await admin.get('/admin/dashboard');
  for (const [view, label, many] of [
    ['breached', 'Breached', 1],
    ['at_risk', 'At risk', 2],
  ] as const) {
    const tile = page.html
      .querySelectorAll('.stat')
      .find((stat) => stat.querySelector('.stat-label')?.text.trim() === label);
    expect(tile?.querySelector('.stat-value')?.text).toBe(String(many));
    expect(tile?.querySelector('a')?.getAttribute('href')).toBe(`/desk/tickets?view=${view}`);
    const list = await admin.get(`/desk/tickets?view=${view}`);
    expect(list.html.querySelectorAll('#queue-table tbody tr')).toHaveLength(many);
  }
});

test('Prometheus is told how many open tickets are broken, of all the desk', async () => {
  const before = await breachedTickets(app.system.db);
  await file({ slaDueAt: ago(MINUTE) });
  const solved = await file({ slaDueAt: ago(MINUTE) });
  await file({ slaDueAt: ago(-MINUTE) });
  const gone = await file({ slaDueAt: ago(MINUTE) });
  const admin = await app.ctx('admin@demo.test');
  await changeTicket(admin, solved.id, { status: 'resolved' });
  await app.system
    .db('tickets')
    .where({ id: solved.id })
    .update({ slaDueAt: ago(MINUTE) });
  await deleteTicket(admin, gone.id);
  expect((await breachedTickets(app.system.db)) - before).toBe(1);
});

describe('the view overdue_tickets', () => {
  const all = () =>
    rows<Record<string, unknown>>(app.system.db, 'select * from overdue_tickets order by number');

  test('says of each open ticket what is over, which comes first, and since when', async () => {
    const [date, first, next, resolution] = [ago(5 * DAY), ago(4 * DAY), ago(3 * DAY), ago(2 * DAY)];
    const technician = await app.ctx('technician@demo.test');
    const agreed = await file({ dueAt: date, slaDueAt: first, responseDueAt: first });
    const asked = await file({ slaDueAt: next, nextResponseDueAt: next, resolutionDueAt: ago(-DAY) });
    const late = await file({ dueAt: ago(-DAY) });
    await takeTicket(technician, late.id);
    await app.system
      .db('tickets')
      .where({ id: late.id })
      .update({ slaDueAt: resolution, resolutionDueAt: resolution });
    expect(await all()).toMatchObject([
      { number: agreed.number, promise: 'due_date', overdueSince: date, slaDueAt: first, assignee: null },
      { number: asked.number, promise: 'next_response', overdueSince: next, dueAt: null, department: 'IT' },
      {
        number: late.number,
        subject: 'No tone',
        status: 'in_progress',
        priority: late.priority,
        promise: 'resolution',
        overdueSince: resolution,
        assignee: technician.actor.kind === 'person' ? technician.actor.name : '',
      },
    ]);
  });

  test('has neither what is solved nor what is deleted', async () => {
    const admin = await app.ctx('admin@demo.test');
    const [solved, gone] = [await file(), await file()];
    await changeTicket(admin, solved.id, { status: 'resolved' });
    await deleteTicket(admin, gone.id);
    await app.system
      .db('tickets')
      .whereIn('id', [solved.id, gone.id])
      .update({ dueAt: ago(DAY) });
    expect(await all()).toEqual([]);
  });
});

test('the view technician_workload has all staff, with what they have to do', async () => {
  const technician = await app.ctx('technician@demo.test');
  const [old, fresh, solved, gone] = [
    await file({}, 10 * 60 * MINUTE),
    await file({ slaDueAt: ago(MINUTE) }, 2 * 60 * MINUTE),
    await file({ slaDueAt: ago(MINUTE) }),
    await file({ slaDueAt: ago(MINUTE) }),
  ];
  for (const { id } of [old, fresh, solved, gone]) await takeTicket(technician, id);
  const admin = await app.ctx('admin@demo.test');
  await changeTicket(admin, solved.id, { status: 'resolved' });
  await deleteTicket(admin, gone.id);
  await app.system
    .db('tickets')
    .where({ id: fresh.id })
    .update({ slaDueAt: ago(MINUTE) });
  const of = (email: string) => workloadOf(technician, email);
  expect(await of('technician@demo.test')).toMatchObject({
    role: 'technician',
    openTickets: 2,
    oldestCreatedAt: old.createdAt,
    overdueTickets: 1,
  });
  expect(Math.abs(Number((await of('technician@demo.test')).averageAgeHours) - 6)).toBeLessThan(0.2);
  expect(await of('technician2@demo.test')).toMatchObject({
    openTickets: 0,
    averageAgeHours: null,
    oldestCreatedAt: null,
    overdueTickets: 0,
  });
  const customers = await rows(
    technician.db,
    `select 1 from technician_workload w join users u on u.id = w.person_id where u.role = 'customer'`,
  );
  expect(customers).toEqual([]);
});

test('other tools read these views and nothing else, with the rights that the handbook grants', async () => {
  await file({ dueAt: ago(DAY) });
  const { db } = app.system;
  await db.raw('create role wallboard_of_test');
  await db.raw('grant usage on schema public to wallboard_of_test');
  await db.raw('grant select on overdue_tickets, technician_workload to wallboard_of_test');
  const asTool = (sql: string) =>
    db.transaction(async (tx) => {
      await tx.raw('set local role wallboard_of_test');
      const { rows: found } = await tx.raw(sql);
      await tx.raw('reset role');
      return found.length;
    });
  expect(await asTool('select * from overdue_tickets')).toBe(1);
  expect(await asTool('select * from technician_workload')).toBeGreaterThan(1);
  for (const sql of [
    'select subject from tickets',
    'select email from users',
    'update overdue_tickets set subject = null',
    'delete from technician_workload',
  ])
    await expect(asTool(sql)).rejects.toThrow(/permission denied|cannot (update|delete)/);
});

const workloadOf = (ctx: Ctx, email: string) =>
  row<Record<string, unknown>>(ctx.db, 'select * from technician_workload where email = :email', { email });
