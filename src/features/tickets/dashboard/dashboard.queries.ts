import { cached } from '../../../platform/cache';
import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { getSettings } from '../../settings';
import { assertStaff } from '../../users';
import { listPage, OPEN } from '../lists/lists.queries';
import { internalsTo } from '../visibility';
import type { Dashboard, KeyFigures } from './dashboard.types';

const DAYS = 30;
const OLDEST = 10;
const OVER_SECONDS = 300;
const RATINGS = ', count(t.satisfaction) as rated, sum(t.satisfaction) as score';

/** The desk at a glance, of the tickets that the actor works on; for staff. Four queries. */
export async function dashboard(ctx: Ctx): Promise<Dashboard> {
  assertStaff(ctx.actor);
  const { timeZone } = await getSettings(ctx);
  const counts = await openCounts(ctx);
  const days = await daily(ctx, timeZone);
  const oldest = await oldestWaiting(ctx);
  const today = days.at(-1);
  return {
    openByStatusAndPriority: merged(counts),
    perDay: days.map(({ day, created, resolved }) => ({ day, created, resolved })),
    oldestWaiting: oldest,
    totals: {
      ...openTotals(counts),
      createdToday: today?.created ?? 0,
      resolvedToday: today?.resolved ?? 0,
      satisfaction: meanRating(days),
    },
  };
}

/** The few figures that stand for the others, of the tickets that the actor works on; for staff. Two queries. */
export async function keyFigures(ctx: Ctx): Promise<KeyFigures> {
  assertStaff(ctx.actor);
  const { timeZone } = await getSettings(ctx);
  const [counts, [today]] = await Promise.all([openCounts(ctx), counted(ctx, timeZone, 0, 0)]);
  return { ...openTotals(counts), createdToday: today?.created ?? 0 };
}

/** Whether anybody has ever filed a ticket here. */
export async function anyTicket(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx.db, 'select 1 from tickets limit 1')).length > 0;
}

type OpenCount = Dashboard['openByStatusAndPriority'][number] & { unassigned: boolean };

function openCounts(ctx: Ctx): Promise<OpenCount[]> {
  const visible = internalsTo(ctx.actor);
  return rows(
    ctx.db,
    `select t.status, t.priority, t.assignee_id is null as unassigned, count(*) as count from tickets t
     where ${OPEN} and (${visible.sql}) group by 1, 2, 3 order by 1, 2, 3`,
    visible.bindings,
  );
}

function openTotals(counts: OpenCount[]) {
  const sum = (list: OpenCount[]) => list.reduce((total, { count }) => total + count, 0);
  return {
    open: sum(counts),
    unassigned: sum(counts.filter(({ unassigned }) => unassigned)),
    onHold: sum(counts.filter(({ status }) => status === 'on_hold')),
  };
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

/**
 * Days are the desk's, so midnight is its own. Those that are over hardly change and are many: for all who see every
 * ticket they are counted once in a while.
 */
async function daily(ctx: Ctx, zone: string): Promise<Day[]> {
  const over = () => counted(ctx, zone, DAYS - 1, 1);
  const { actor } = ctx;
  const seesAll = actor.kind === 'person' && actor.seesAllTickets;
  const key = `${zone} ${new Intl.DateTimeFormat('en', { timeZone: zone }).format(ctx.now)}`;
  const before = seesAll ? await cached(ctx, 'dashboard', key, OVER_SECONDS, over) : await over();
  return [...before, ...(await counted(ctx, zone, 0, 0))];
}

/** From so many days ago to so many; each count is a range of one index. */
function counted(ctx: Ctx, zone: string, from: number, to: number): Promise<Day[]> {
  const visible = internalsTo(ctx.actor);
  const perDay = (column: string, more = '') => `
    select (t.${column} at time zone :zone)::date as day, count(*) as count${more} from tickets t
    where t.deleted_at is null and t.${column} is not null and t.${column} >= (select since from span)
      and t.${column} < (select until from span) and (${visible.sql}) group by 1`;
  return rows(
    ctx.db,
    `with span as (
       select first, last, first::timestamp at time zone :zone as since,
         (last + 1)::timestamp at time zone :zone as until
       from (select (:now::timestamptz at time zone :zone)::date - :from::integer as first,
         (:now::timestamptz at time zone :zone)::date - :to::integer as last) as zoned
     ), created as (${perDay('created_at')}), resolved as (${perDay('resolved_at', RATINGS)})
     select days.day::text as day, coalesce(created.count, 0) as created,
       coalesce(resolved.count, 0) as resolved,
       coalesce(resolved.rated, 0) as rated, coalesce(resolved.score, 0) as score
     from (select first + generate_series(0, last - first) as day from span) as days
       left join created on created.day = days.day left join resolved on resolved.day = days.day
     order by 1`,
    { now: ctx.now, zone, from, to, ...visible.bindings },
  );
}

/** Of what was resolved in these days. */
function meanRating(days: Day[]): number | null {
  const rated = days.reduce((total, day) => total + day.rated, 0);
  return rated === 0 ? null : days.reduce((total, day) => total + day.score, 0) / rated;
}

/** What waits for us, not for others, longest untouched first. */
async function oldestWaiting(ctx: Ctx): Promise<Dashboard['oldestWaiting']> {
  const { items } = await listPage(ctx, 'staff', {
    where: [{ sql: `${OPEN} and t.status <> 'on_hold'`, bindings: {} }],
    order: 'waiting',
    limit: OLDEST,
  });
  return items;
}
