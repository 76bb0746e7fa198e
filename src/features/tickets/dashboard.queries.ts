import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { getSettings } from '../settings';
import { listPage, OPEN } from './list.queries';
import type { Dashboard } from './reading.types';
import { assertStaff } from './tickets.policy';
import { visibleTo } from './visibility';

const DAYS = 30;
const OLDEST = 10;
const RATINGS = ', count(t.satisfaction) as rated, sum(t.satisfaction) as score';

/** The desk at a glance, of the tickets that the actor may see; for staff. Three queries. */
export async function dashboard(ctx: Ctx): Promise<Dashboard> {
  assertStaff(ctx.actor);
  const { timeZone } = await getSettings(ctx);
  const counts = await openCounts(ctx);
  const days = await daily(ctx, timeZone);
  const oldest = await oldestWaiting(ctx);
  const today = days.at(-1);
  const sum = (list: { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
  return {
    openByStatusAndPriority: merged(counts),
    perDay: days.map(({ day, created, resolved }) => ({ day, created, resolved })),
    oldestWaiting: oldest,
    totals: {
      open: sum(counts),
      unassigned: sum(counts.filter(({ unassigned }) => unassigned)),
      onHold: sum(counts.filter(({ status }) => status === 'on_hold')),
      createdToday: today?.created ?? 0,
      resolvedToday: today?.resolved ?? 0,
      satisfaction: meanRating(days),
    },
  };
}

type OpenCount = Dashboard['openByStatusAndPriority'][number] & { unassigned: boolean };

function openCounts(ctx: Ctx): Promise<OpenCount[]> {
  const visible = visibleTo(ctx.actor);
  return rows(
    ctx.db,
    `select t.status, t.priority, t.assignee_id is null as unassigned, count(*) as count from tickets t
     where ${OPEN} and (${visible.sql}) group by 1, 2, 3 order by 1, 2, 3`,
    visible.bindings,
  );
}

function merged(counts: OpenCount[]): Dashboard['openByStatusAndPriority'] {
  const cells = new Map<string, Dashboard['openByStatusAndPriority'][number]>();
  for (const { status, priority, count } of counts) {
    const cell = cells.get(`${status} ${priority}`) ?? { status, priority, count: 0 };
    cells.set(`${status} ${priority}`, { ...cell, count: cell.count + count });
  }
  return [...cells.values()];
}

interface Day {
  day: string;
  created: number;
  resolved: number;
  /** How many of the resolved were rated, and the sum of their scores. */
  rated: number;
  score: number;
}

/** Days are the desk's, so midnight is its own; each count is a range of one index. */
function daily(ctx: Ctx, zone: string): Promise<Day[]> {
  const visible = visibleTo(ctx.actor);
  const counted = (column: string, more = '') => `
    select (t.${column} at time zone :zone)::date as day, count(*) as count${more} from tickets t
    where t.deleted_at is null and t.${column} is not null and t.${column} >= (select since from span)
      and (${visible.sql}) group by 1`;
  return rows(
    ctx.db,
    `with span as (
       select first, first::timestamp at time zone :zone as since
       from (select (:now::timestamptz at time zone :zone)::date - ${DAYS - 1} as first) as zoned
     ), created as (${counted('created_at')}), resolved as (${counted('resolved_at', RATINGS)})
     select days.day::text as day, coalesce(created.count, 0) as created,
       coalesce(resolved.count, 0) as resolved,
       coalesce(resolved.rated, 0) as rated, coalesce(resolved.score, 0) as score
     from (select first + generate_series(0, ${DAYS - 1}) as day from span) as days
       left join created on created.day = days.day left join resolved on resolved.day = days.day
     order by 1`,
    { now: ctx.now, zone, ...visible.bindings },
  );
}

/** Of what was resolved in these days. */
function meanRating(days: Day[]): number | null {
  const rated = days.reduce((total, day) => total + day.rated, 0);
  return rated === 0 ? null : days.reduce((total, day) => total + day.score, 0) / rated;
}

/** What waits for us, not for others, longest untouched first. */
async function oldestWaiting(ctx: Ctx): Promise<Dashboard['oldestWaiting']> {
  const { items } = await listPage(ctx, {
    where: [{ sql: `${OPEN} and t.status <> 'on_hold'`, bindings: {} }],
    order: 'waiting',
    limit: OLDEST,
  });
  return items;
}
