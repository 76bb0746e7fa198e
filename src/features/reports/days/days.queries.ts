import { type Bindings, type Db, rows } from '../../../platform/db';
import type { Condition } from '../../tickets';
import { all } from '../figures/conditions';
import { sourceOf } from '../figures/source';
import type { Bounds, DayFigures } from './days.types';
import { percentilesOf, placesOf } from './percentiles.queries';

/** Days with their ends, as a table that statements begin with. */
export const DAYS = `select to_date(d.day, 'YYYY-MM-DD') as day, d.starts_at, d.ends_at
  from unnest(:days::text[], :starts::timestamptz[], :ends::timestamptz[]) as d (day, starts_at, ends_at)`;

export const daysBound = (days: Bounds[]): Bindings => ({
  days: days.map(({ day }) => day),
  starts: days.map(({ start }) => start),
  ends: days.map(({ end }) => end),
});

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const FACT_COUNTS = `
  count(*) filter (where f.kind = 'solved')::integer as solved,
  count(*) filter (where f.kind = 'closed')::integer as closed,
  count(*) filter (where f.kind = 'reopened')::integer as reopened,
  array[${SCORES.map((score) => `count(*) filter (where f.kind = 'rated' and f.value = ${score})::integer`)}] as scores`;

/** What is summed up of facts `f`. */
export const FACT_SUMS = `${FACT_COUNTS},
  coalesce(array_agg(f.value order by f.value) filter (where f.kind = 'responded'), '{}') as response_seconds,
  coalesce(array_agg(f.value order by f.value) filter (where f.kind = 'solved'), '{}') as solve_seconds`;

/** Facts `f` of a day `d` that are summed up. */
export const FACTS_WITHIN = `f.kind = any('{responded,solved,closed,reopened,rated}'::text[])
  and f.at >= d.starts_at and f.at < d.ends_at`;

/** Whether nothing of a day `d` has changed since it was summed up between the same moments. */
const IS_SUMMED = `exists (select from report_built b where b.day = d.day and b.starts_at = d.starts_at and b.ends_at = d.ends_at)
  and not exists (select from report_touched x where x.at >= d.starts_at and x.at < d.ends_at)`;

/** Whether a day `d` is near the tickets there are: of ten years most days may lie before the first one. */
const CAN_HAVE_SOME = `d.starts_at < now() + interval '1 day' and d.ends_at > (
  select min(created_at) - interval '1 day' from tickets where deleted_at is null)`;

export interface Counting {
  /** Of tickets `t`, for what is counted one by one. */
  where: Condition[];
  /** Of sums of days `r`; null where there are none of what is asked for. */
  summed: Condition | null;
  /** Percentiles are asked for, too. */
  withTimes: boolean;
}

export interface Counted extends DayFigures {
  /** With times alone. */
  responses?: number;
  responseTimes?: number[] | null;
  solutions?: number;
  solutionTimes?: number[] | null;
}

/** Each of these days, with the percentiles of all of them where they are asked for: from sums of days where they hold, else one by one. */
export function countDays(db: Db, days: Bounds[], counting: Counting): Promise<Counted[]> {
  const { where, summed } = counting;
  const bindings = [...where, ...(summed ? [summed] : [])].map((one) => one.bindings);
  return rows(db, statement(counting), Object.assign(daysBound(days), ...bindings), 'report days');
}

/** In ten years of a young desk most days have none. */
const placesIfAny = (seconds: string): string =>
  `case when cardinality(${seconds}) > 0 then ${placesOf(seconds)} end`;

const TIMES_OF_DAY = `f.response_seconds, ${placesIfAny('f.response_seconds')},
        f.solve_seconds, ${placesIfAny('f.solve_seconds')}`;

const TIMES = `, response_times.count as responses, response_times.times as response_times,
      solve_times.count as solutions, solve_times.times as solution_times`;

function statement({ where, summed, withTimes }: Counting): string {
  const tickets = all(where);
  const facts = sourceOf('facts', { tickets }, []);
  return `
    with days as materialized (${DAYS}),
    summed as materialized (select d.day from days d where ${summed ? IS_SUMMED : 'false'}),
    live as materialized (select d.* from days d where not exists (select from summed s where s.day = d.day) and ${CAN_HAVE_SOME}),
    counted as materialized (
      select r.day, r.created, r.solved, r.closed, r.reopened, r.scores, r.response_seconds, r.response_places,
        r.solve_seconds, r.solve_places
      from summed s join report_days r on r.day = s.day where ${summed?.sql ?? 'true'}
      union all
      select d.day, filed.created, 0, 0, 0, null, null, null, null, null from live d cross join lateral (
        select count(*)::integer as created from tickets t
        where t.created_at >= d.starts_at and t.created_at < d.ends_at and ${tickets.sql}) filed
      union all
      select d.day, 0, f.solved, f.closed, f.reopened, f.scores, ${withTimes ? TIMES_OF_DAY : 'null, null, null, null'}
      from live d cross join lateral (
        select ${withTimes ? FACT_SUMS : FACT_COUNTS} from ${facts.from} where ${FACTS_WITHIN} and ${facts.sql}) f
    ), by_day as (
      select day, sum(created) as created, sum(solved) as solved, sum(closed) as closed, sum(reopened) as reopened,
        array[${SCORES.map((score) => `coalesce(sum(scores[${score}]), 0)::integer`)}] as scores
      from counted group by day
    )${withTimes ? `, ${percentilesOf('response')}, ${percentilesOf('solve')}` : ''}
    select d.day, coalesce(n.created, 0) as created, coalesce(n.solved, 0) as solved, coalesce(n.closed, 0) as closed,
      coalesce(n.reopened, 0) as reopened, coalesce(n.scores, array_fill(0, array[10])) as scores${withTimes ? TIMES : ''}
    from days d left join by_day n on n.day = d.day ${withTimes ? 'cross join response_times cross join solve_times' : ''}
    order by d.day`;
}
