import { prepareDemo, seedDemo } from '../../seeds/demo';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { type Db, row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';

// Whenever the demo is installed, tickets are at every stage of their clock, told of at their own moments.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true, filling: 'migrated' });
});
afterAll(() => app.close());

/** Plays the demo so that it ends at that moment, and takes it back after a look at it. */
async function playedAt(now: Date, look: (db: Db) => Promise<void>): Promise<void> {
  const ctx = systemCtx(app.system);
  const parts = await prepareDemo(ctx);
  const over = new Error('over');
  const played = inTx(ctx, async (tx) => {
    await seedDemo({ ...tx, now }, parts);
    await look(tx.db);
    throw over;
  });
  await expect(played).rejects.toBe(over);
}

const OPEN = `status in ('new', 'in_progress', 'on_hold', 'reopened')`;
/** How many tickets there are at each stage. */
const STAGES = `select
  count(*) filter (where ${OPEN} and sla_risk_at > :now and sla_due_at > :now) as ok,
  count(*) filter (where status = 'new' and sla_risk_at between :now and :now + interval '20 minutes') as at_risk_soon,
  count(*) filter (where ${OPEN} and sla_risk_at <= :now and sla_due_at > :now) as at_risk,
  count(*) filter (where ${OPEN} and response_due_at <= :now) as response_breached,
  count(*) filter (where ${OPEN} and next_response_due_at <= :now) as next_response_breached,
  count(*) filter (where ${OPEN} and resolution_due_at <= :now) as resolution_breached,
  count(*) filter (where hold_reason = 'customer' and sla_clock is not null and sla_due_at is null) as paused,
  count(*) filter (where status = 'reopened' and resolution_due_at > :now) as reopened,
  count(*) filter (where ${OPEN} and next_response_due_at > :now) as next_response,
  count(*) filter (where sla_policy_id is null) as without_policy,
  (select count(*) from sla_targets where outcome = 'met' and kind = 'resolution') as met,
  (select count(*) from sla_targets where outcome = 'breached' and kind = 'first_response') as met_late,
  (select count(distinct sla_policy_id) from tickets) as policies
  from tickets`;

/** Warnings and breaches stand at their own moments, once each, and nothing is left to tell. */
async function assertToldInTime(db: Db, now: Date): Promise<void> {
  expect(await rows(db, 'select number from tickets where sla_next_at <= :now', { now })).toEqual([]);
  const told = await rows<{ type: string; count: number }>(
    db,
    `select type, count(*) as count, count(distinct (e.ticket_id, kind, round)) as promises,
       count(*) filter (where e.created_at < coalesce(warned_at, breached_at)) as early,
       count(*) filter (where type = 'sla.warned' and e.created_at > warned_at + interval '1 second') as late
     from events e join sla_targets t on t.ticket_id = e.ticket_id
       and t.kind = data->>'target' and t.round = (data->>'round')::integer
     where type in ('sla.warned', 'sla.breached') group by type order by type`,
  );
  expect(told.map(({ type }) => type)).toEqual(['sla.breached', 'sla.warned']);
  for (const type of told) expect(type).toMatchObject({ early: 0, late: 0, promises: type.count });
  const disorder = await rows(
    db,
    `select id from (select id, created_at, lag(created_at) over (partition by ticket_id order by id) as before
       from events where ticket_id is not null) as listed where before > created_at`,
  );
  expect(disorder).toEqual([]);
}

test.each([
  ['a Sunday night', '2026-11-29T23:40:00Z'],
  ['a working day at noon', '2026-12-02T11:00:00Z'],
  ['Christmas', '2026-12-25T09:00:00Z'],
])('installed on %s, tickets are at every stage, and were told of in time', async (_, moment) => {
  const now = new Date(moment);
  await playedAt(now, async (db) => {
    const stages = await row<Record<string, number>>(db, STAGES, { now });
    expect(Object.entries(stages).filter(([, count]) => count === 0)).toEqual([]);
    expect(stages.policies).toBe(4);
    await assertToldInTime(db, now);
  });
});
