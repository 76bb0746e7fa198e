import { cached } from '../../../platform/cache';
import { dayAfter, dayAt, startOfDay } from '../../../platform/calendar';
import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { getSettings } from '../../settings';
import { assertStaff } from '../../users';
import { listPage, OPEN } from '../lists/lists.queries';
import { internalsTo } from '../visibility';
import type { Dashboard, KeyFigures } from './dashboard.types';
import { complianceOf, promisedNow } from './promises.queries';

const DAYS = 30;
const OLDEST = 10;
const OVER_SECONDS = 300;
const RATINGS = ', count(t.satisfaction) as rated, sum(t.satisfaction) as score';

/** The desk at a glance, of the tickets that the actor works on; for staff. Six queries at most. */
export async function dashboard(ctx: Ctx): Promise<Dashboard> {
  assertStaff(ctx.actor);
  const { timeZone } = await getSettings(ctx);
  const [counts, days, oldest, promised, compliance] = await Promise.all([
    openCounts(ctx),
    daily(ctx, timeZone),
    oldestWaiting(ctx),
    promisedNow(ctx),
    complianceOf(ctx, timeZone, DAYS),
  ]);
  const today = days.at(-1);
  return {
    openByStatusAndPriority: merged(counts),
    perDay: days.map(({ day, created, resolved }) => ({ day, created, resolved })),
    oldestWaiting: oldest,
    compliance,
    totals: {
      ...openTotals(counts),
      ...promised,
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
  const today = counted(ctx, timeZone, dayAt(ctx.now, timeZone), 1);
  const [counts, [day]] = await Promise.all([openCounts(ctx), today]);
  return { ...openTotals(counts), createdToday: day?.created ?? 0 };
}

/** Whether anybody has ever filed a ticket here. */
export async function anyTicket(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx.db, 'select 1 from tickets limit 1', {}, 'ticket any')).length > 0;
}

type OpenCount = Dashboard['openByStatusAndPriority'][number] & { unassigned: boolean };

function openCounts(ctx: Ctx): Promise<OpenCount[]> {
  const visible = internalsTo(ctx.actor);
  return rows(
    ctx.db,
    `select t.status, t.priority, t.assignee_id is null as unassigned, count(*) as count from tickets t
     where ${OPEN} and (${visible.sql}) group by 1, 2, 3 order by 1, 2, 3`,
    visible.bindings,
    'dashboard open',
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
  const today = dayAt(ctx.now, zone);
  const over = () => counted(ctx, zone, dayAfter(today, 1 - DAYS), DAYS - 1);
  const { actor } = ctx;
  const seesAll = actor.kind === 'person' && actor.seesAllTickets;
  const [before, last] = await Promise.all([
    seesAll ? cached(ctx, 'dashboard', `${zone} ${today}`, OVER_SECONDS, over) : over(),
    counted(ctx, zone, today, 1),
  ]);
  return [...before, ...last];
}

/** Of days of the zone, from one on; each count is a range of one index, and a day begins where the calendar says. */
async function counted(ctx: Ctx, zone: string, first: string, days: number): Promise<Day[]> {
  const visible = internalsTo(ctx.actor);
  const places = Array.from({ length: days }, (_, index) => index);
  const perDay = (column: string, more = '') => `
    select width_bucket(t.${column}, :starts::timestamptz[]) as place, count(*) as count${more} from tickets t
    where t.deleted_at is null and t.${column} is not null and t.${column} >= :since and t.${column} < :until
      and (${visible.sql}) group by 1`;
  const counts = await rows<Omit<Day, 'day'>>(
    ctx.db,
    `with created as (${perDay('created_at')}), resolved as (${perDay('resolved_at', RATINGS)})
     select coalesce(created.count, 0) as created, coalesce(resolved.count, 0) as resolved,
       coalesce(resolved.rated, 0) as rated, coalesce(resolved.score, 0) as score
     from generate_series(1, :days::integer) as day
       left join created on created.place = day left join resolved on resolved.place = day
     order by day`,
    {
      days,
      starts: places.map((place) => startOfDay(first, zone, place)),
      since: startOfDay(first, zone),
      until: startOfDay(first, zone, days),
      ...visible.bindings,
    },
    'dashboard days',
  );
  return counts.map((count, place) => ({ day: dayAfter(first, place), ...count }));
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
