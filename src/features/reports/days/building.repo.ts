import { type Db, maybeRow, rows } from '../../../platform/db';
import { DAYS, daysBound, FACT_SUMS, FACTS_WITHIN } from './days.queries';
import type { Bounds } from './days.types';
import { placesOf } from './percentiles.queries';

/** When the first ticket was filed of those that are not deleted; null on a desk without any. */
export async function firstFiled(db: Db): Promise<Date | null> {
  const found = await maybeRow<{ at: Date | null }>(
    db,
    'select min(created_at) as at from tickets where deleted_at is null',
  );
  return found?.at ?? null;
}

/**
 * Of these days those that are over, and were never summed up or have changed since. A day is summed up
 * two hours after its end: whatever happened on it and is not noted as changed is committed by then.
 */
export async function daysToSum(db: Db, days: Bounds[]): Promise<string[]> {
  const found = await rows<{ day: string }>(
    db,
    `select d.day from (${DAYS}) d left join report_built b using (day)
     where d.ends_at < now() - interval '2 hours' and ((b.starts_at, b.ends_at) is distinct from (d.starts_at, d.ends_at)
       or exists (select from report_touched x where x.at >= d.starts_at and x.at < d.ends_at))
`,
    daysBound(days),
  );
  return found.map(({ day }) => day);
}

/** Whoever sums up days takes turns: else one could write what it saw before the other, after it. */
export async function takeTurn(db: Db): Promise<void> {
  await rows(db, `select pg_advisory_xact_lock(hashtext('servidesk.report_days'))`);
}

const SUMS = ['created', 'solved', 'closed', 'reopened', 'scores', 'response_seconds', 'solve_seconds'];
const PLACES = ['response_places', 'solve_places'];
const listed = (of = '') => [...SUMS, ...PLACES].map((name) => `${of}${name}`).join(', ');

/**
 * Sums days up, as one look at the desk finds them; what changes after that look stays noted. Of another time zone what is
 * kept of the same moments is forgotten, since what was noted for it is seen to here.
 */
const SUM_UP = `
  with days as materialized (${DAYS}),
  seen as (
    delete from report_touched x using days d where x.at >= d.starts_at and x.at < d.ends_at
  ), other as (
    delete from report_built b using days d
    where b.starts_at < d.ends_at and b.ends_at > d.starts_at and b.day not in (select day from days)
  ), happened as (
    select d.day, t.department_id, t.priority, 'created' as kind, null::integer as value
    from days d join tickets t on t.created_at >= d.starts_at and t.created_at < d.ends_at
    where t.deleted_at is null
    union all
    select d.day, t.department_id, t.priority, f.kind, f.value
    from days d join report_facts f on ${FACTS_WITHIN} join tickets t on t.id = f.ticket_id
    where t.deleted_at is null
  ), sums as materialized (
    select f.day, f.department_id, f.priority, count(*) filter (where f.kind = 'created')::integer as created, ${FACT_SUMS}
    from happened f
    group by grouping sets ((f.day), (f.day, f.department_id), (f.day, f.priority), (f.day, f.department_id, f.priority))
  ), gone as (
    delete from report_days r using days d where r.day = d.day and not exists (select from sums s
      where s.day = r.day and s.department_id is not distinct from r.department_id
        and s.priority is not distinct from r.priority)
  ), kept as (
    insert into report_days (day, department_id, priority, ${listed()})
    select day, department_id, priority, ${SUMS.join(', ')}, ${placesOf('response_seconds')}, ${placesOf('solve_seconds')}
    from sums
    on conflict (day, department_id, priority) do update set (${listed()}) = (${listed('excluded.')})
  )
  insert into report_built (day, starts_at, ends_at) select day, starts_at, ends_at from days
  on conflict (day) do update set (starts_at, ends_at) = (excluded.starts_at, excluded.ends_at)`;

export async function sumUp(db: Db, days: Bounds[]): Promise<void> {
  await rows(db, SUM_UP, daysBound(days));
}
