// Percentiles of many days, exactly, without sorting all of their values: each day has its values sorted, and with them how
// many are below each of some marks. Summed over the days that says between which two marks the wanted value lies, and only
// what each day has between those is sorted.

/** Seconds: 0, a minute, and on to some years, each a fifth longer than the one before. */
const MARKS = [0, ...Array.from({ length: 88 }, (_, index) => Math.round(60 * 1.2 ** index))];
const LEVELS = [0.5, 0.9];

/** How many of the values of a sorted array are below each mark: those that are no larger than the second before it. */
export const placesOf = (seconds: string): string =>
  `(select array_agg(width_bucket(mark - 1, ${seconds}) order by mark) from unnest('{${MARKS}}'::integer[]) mark)`;

/**
 * Tables for `with`, of which the last, `<kind>_times`, has one row: the `count` of the values in `counted`, and their
 * percentiles, `times`, as `percentile_cont` would find them.
 */
export const percentilesOf = (kind: 'response' | 'solve'): string => `
  ${kind}_below as materialized (
    select p.mark, sum(p.below) as below
    from counted c cross join lateral unnest(c.${kind}_places) with ordinality as p (below, mark) group by p.mark
  ), ${kind}_count as materialized (
    select coalesce(sum(cardinality(${kind}_seconds)), 0)::integer as count from counted
  ), ${kind}_ranks as (
    select level, floor(level * (count - 1))::integer as rank, level * (count - 1) - floor(level * (count - 1)) as part
    from ${kind}_count, unnest('{${LEVELS}}'::double precision[]) level where count > 0
  ), ${kind}_between as (
    select r.level, r.part, r.rank - lower.below + 1 as place, lower.mark as lowest, upper.mark as highest
    from ${kind}_ranks r
      cross join lateral (select mark, below from ${kind}_below b where b.below <= r.rank order by mark desc limit 1) lower
      left join lateral (select mark from ${kind}_below b where b.below > r.rank + 1 order by mark limit 1) upper on true
  ), ${kind}_found as (
    select b.level, f.v[b.place] + b.part * (coalesce(f.v[b.place + 1], f.v[b.place]) - f.v[b.place]) as seconds
    from ${kind}_between b cross join lateral (
      select array_agg(v order by v) as v from counted c cross join lateral unnest(c.${kind}_seconds[
        c.${kind}_places[b.lowest] + 1 : coalesce(c.${kind}_places[b.highest], cardinality(c.${kind}_seconds))]) v) f
  ), ${kind}_times as (
    select count, (select array_agg(seconds order by level) from ${kind}_found) as times from ${kind}_count
  )`;
