import { generate } from '../../seeds/generate';
import { recompute } from '../../src/features/sla/recompute/recompute.service';
import { listTickets, openTicketIds, ticketPage } from '../../src/features/tickets';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { type Db, row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';

const TICKETS = 500;

let app: TestApp;
let db: Db;
let subjects: string[];

const allSubjects = async () =>
  (await rows<{ subject: string }>(db, 'select subject from tickets order by number')).map(
    ({ subject }) => subject,
  );
const make = (seed: number) => generate(db, { tickets: TICKETS, seed, progress: () => undefined });

beforeAll(async () => {
  app = await testApp({ commits: true });
  db = app.system.db;
  await make(7);
  subjects = await allSubjects();
});
afterAll(() => app.close());

/** What must be nowhere: each counts the rows that break a rule. */
const RULES: Record<string, string> = {
  'the first response is the first public reply by staff': `
    select count(*) from tickets t where first_response_at is distinct from (
      select min(created_at) from comments where ticket_id = t.id and visibility = 'public'
        and author_id <> t.requester_id)`,
  'the last change is the last event': `
    select count(*) from tickets t
    where updated_at <> (select max(created_at) from events where ticket_id = t.id)`,
  'the version is that of the last event': `
    select count(*) from tickets t
    where version <> (select max((data->>'version')::integer) from events where ticket_id = t.id)`,
  'the status is where the events lead': `
    select count(*) from tickets t where status <> coalesce((
      select changes->'status'->>'after' from events
      where ticket_id = t.id and jsonb_exists(changes, 'status') order by id desc limit 1), 'new')`,
  'each step of the status begins where the one before ended': `
    select count(*) from (
      select changes->'status'->>'before' as before,
        coalesce(lag(changes->'status'->>'after') over (partition by ticket_id order by id), 'new') as after
      from events where jsonb_exists(changes, 'status')
    ) as steps where before <> after`,
  'the assignee is the last that was assigned': `
    select count(*) from tickets t where assignee_id::text is distinct from (
      select changes->'assigneeId'->>'after' from events
      where ticket_id = t.id and jsonb_exists(changes, 'assigneeId') order by id desc limit 1)`,
  'events are in order of time, none in the future': `
    select count(*) from (
      select created_at, lag(created_at) over (partition by ticket_id order by id) as earlier from events
    ) as listed where earlier > created_at or created_at > now()`,
  'each comment has its event': `
    select count(*) from comments c where not exists (
      select 1 from events e where e.ticket_id = c.ticket_id and e.data->>'commentId' = c.id::text
        and e.actor_id = c.author_id and e.created_at = c.created_at
        and e.type = case c.visibility when 'public' then 'ticket.replied' else 'ticket.noted' end)`,
  'each comment is on the side that its event tells, notes on that of staff': `
    select count(*) from comments c where side is distinct from (
      select case c.visibility when 'public' then e.data->>'by' else 'staff' end from events e
      where e.ticket_id = c.ticket_id and e.data->>'commentId' = c.id::text
        and e.type in ('ticket.replied', 'ticket.noted'))`,
  'resolved means solved, and closed by the desk once nobody answered': `
    select count(*) from tickets where status = 'resolved' and
      (solution is null or resolved_at < now() - interval '5 days 20 minutes')`,
  'what customers know of is not newer than what there is': `
    select count(*) from tickets where public_updated_at > updated_at or public_updated_at < created_at`,
  'every ticket has the policy that was for it while it was open, and its clock': `
    select count(*) from tickets where sla_policy_id is null or sla_clock is null`,
  'what lists sort by is the nearest of what is due': `
    select count(*) from tickets where sla_due_at is distinct from
      least(response_due_at, next_response_due_at, resolution_due_at)`,
  'what is over was told of, and has its history': `
    select count(*) from tickets t where sla_due_at < now() - interval '5 minutes' and (
      sla_next_at < now() - interval '5 minutes' or not exists (
        select 1 from sla_targets where ticket_id = t.id and outcome = 'running' and breached_at is not null))`,
  'nothing is due on a ticket that is over': `
    select count(*) from tickets where status in ('resolved', 'closed') and num_nonnulls(sla_due_at, sla_next_at) > 0`,
  'what reports count of first responses is what tickets hold': `
    select count(*) from tickets t where first_response_at is distinct from (
      select at from report_facts where ticket_id = t.id and kind = 'responded')`,
  'what reports count of solutions is what tickets hold': `
    select count(*) from tickets t where resolved_at is not null and resolved_at is distinct from (
      select max(at) from report_facts where ticket_id = t.id and kind = 'solved')`,
  'what reports count of ratings is what tickets hold': `
    select count(*) from tickets t where satisfaction is distinct from (
      select value from report_facts where ticket_id = t.id and kind = 'rated')`,
  'days that are over are summed up': `
    select count(*) from (select day, created from report_days where department_id is null and priority is null) d
      full join (select (created_at at time zone 'UTC')::date as day, count(*) as created from tickets group by 1) t
      using (day) where d.created is distinct from t.created and day < (now() - interval '2 days')::date`,
  'answered in time means before it was due': `
    select count(*) from sla_targets s join tickets t on t.id = ticket_id
    where kind = 'first_response' and outcome <> 'dropped' and (outcome = 'met') is distinct from (
      date_trunc('second', first_response_at) < coalesce(breached_at, first_response_at + interval '1 second'))
      and first_response_at is not null`,
};

test.each(Object.entries(RULES))('%s', async (_, sql) => {
  expect(await row(db, sql)).toEqual({ count: 0 });
});

test('tickets differ as those of a desk do', async () => {
  const shares = await row<Record<string, number>>(
    db,
    `select count(*) filter (where status = 'closed') as closed, count(distinct status) as statuses,
       count(*) filter (where locale = 'es') as spanish, count(distinct subject) as subjects
     from tickets join users on users.id = requester_id`,
  );
  expect(shares.closed).toBeGreaterThan(TICKETS * 0.3);
  expect(shares.statuses).toBeGreaterThanOrEqual(4);
  expect(shares.spanish).toBeGreaterThan(TICKETS * 0.4);
  expect(shares.spanish).toBeLessThan(TICKETS * 0.8);
  expect(shares.subjects).toBeGreaterThan(TICKETS * 0.6);
});

test('their clocks are those that the desk would reckon, and kept, missed and running promises are among them', async () => {
  const system = systemCtx(app.system);
  const due = "sla_next_at is null or sla_next_at > now() + interval '5 minutes'";
  const open = await openTicketIds(db);
  const later = await rows<{ id: string }>(db, `select id from tickets where id = any (:open) and (${due})`, {
    open,
  });
  expect(later.length).toBeGreaterThan(10);
  const changed = await inTx(system, (tx) =>
    recompute(
      tx,
      later.map(({ id }) => id),
    ),
  );
  expect(changed).toBe(0);
  const kinds = await rows<{ kind: string; outcome: string; count: number }>(
    db,
    'select kind, outcome, count(*) from sla_targets group by kind, outcome order by kind, outcome',
  );
  const countOf = (kind: string, outcome: string) =>
    kinds.find((one) => one.kind === kind && one.outcome === outcome)?.count ?? 0;
  for (const kind of ['first_response', 'resolution']) {
    expect(countOf(kind, 'met')).toBeGreaterThan(TICKETS * 0.2);
    expect(countOf(kind, 'breached')).toBeGreaterThan(0);
  }
});

test('pages read them as they read others', async () => {
  const admin = await app.ctx('admin@demo.test');
  const { items } = await listTickets(admin, { view: 'all', sort: 'created' });
  expect(items).toHaveLength(50);
  for (const { number } of items.slice(0, 10)) {
    const { timeline } = await ticketPage(admin, number);
    expect(timeline[0]).toMatchObject({ kind: 'event', event: 'ticket.created' });
    for (const item of timeline) expect(item.author ?? item.system).toBeTruthy();
  }
});

test('a seed gives the same tickets again, beside those that are there', async () => {
  await make(7);
  expect((await allSubjects()).slice(TICKETS)).toEqual(subjects);
  await make(8);
  expect((await allSubjects()).slice(2 * TICKETS)).not.toEqual(subjects);
  expect(await row(db, 'select count(distinct number) from tickets')).toEqual({ count: 3 * TICKETS });
  expect(
    await row(
      db,
      `select last_value - min(number) + 1 as span from ticket_numbers, tickets group by last_value`,
    ),
  ).toEqual({
    span: 3 * TICKETS,
  });
});
