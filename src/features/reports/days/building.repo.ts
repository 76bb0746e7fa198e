import { type Db, maybeRow, rows } from '../../../platform/db';
import { DAYS, daysBound, FACT_SUMS, FACTS_WITHIN } from './days.queries';
import type { Bounds } from './days.types';

/** When the first ticket was filed; null on a desk without any. */
export async function firstFiled(db: Db): Promise<Date | null> {
  const found = await maybeRow<{ at: Date | null }>(db, 'select min(created_at) as at from tickets');
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

const SUMS = ['created', 'solved', 'closed', 'reopened', 'response_seconds', 'solve_seconds', 'scores'];
const summed = (of = '') => SUMS.map((name) => `${of}${name}`).join(', ');

/** Sums days up, as one look at the desk finds them; what changes after that look stays noted. */
const SUM_UP = `
  with days as materialized (${DAYS}),
  seen as (
    delete from report_touched x using days d where x.at >= d.starts_at and x.at < d.ends_at
  ), other as (
    -- of another time zone: what was noted for them is seen to here
    delete from report_built b using days d where b.starts_at < d.ends_at and b.ends_at > d.starts_at
      and b.day not in (select day from days)
  ), filed as (
    select d.day, t.department_id, t.priority, count(*)::integer as created
    from days d join tickets t on t.created_at >= d.starts_at and t.created_at < d.ends_at
    where t.deleted_at is null group by 1, 2, 3
  ), happened as (
    select d.day, t.department_id, t.priority, ${FACT_SUMS}
    from days d join report_facts f on ${FACTS_WITHIN} join tickets t on t.id = f.ticket_id
    where t.deleted_at is null group by 1, 2, 3
  ), sums as materialized (
    select day, department_id, priority, coalesce(created, 0) as created, coalesce(solved, 0) as solved,
      coalesce(closed, 0) as closed, coalesce(reopened, 0) as reopened,
      coalesce(response_seconds, '{}') as response_seconds, coalesce(solve_seconds, '{}') as solve_seconds,
      coalesce(scores, array_fill(0, array[10])) as scores
    from filed full join happened using (day, department_id, priority)
  ), gone as (
    delete from report_days r using days d where r.day = d.day
      and (r.day, r.department_id, r.priority) not in (select day, department_id, priority from sums)
  ), kept as (
    insert into report_days (day, department_id, priority, ${summed()})
    select day, department_id, priority, ${summed()} from sums
    on conflict (day, department_id, priority) do update set (${summed()}) = (${summed('excluded.')})
  )
  insert into report_built (day, starts_at, ends_at) select day, starts_at, ends_at from days
  on conflict (day) do update set (starts_at, ends_at) = (excluded.starts_at, excluded.ends_at)`;

export async function sumUp(db: Db, days: Bounds[]): Promise<void> {
  await rows(db, SUM_UP, daysBound(days));
}
