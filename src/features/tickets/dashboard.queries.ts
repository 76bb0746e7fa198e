import type { Ctx } from '../../platform/ctx';
import { row, rows } from '../../platform/db';
import { getSettings } from '../settings';
import { listPage, OPEN } from './list.queries';
import type { Dashboard } from './reading.types';
import { assertStaff } from './tickets.policy';
import { visibleTo } from './visibility';

const DAYS = 30;
const OLDEST = 10;

/** The desk at a glance, of the tickets that the actor may see; for staff. Four queries. */
export async function dashboard(ctx: Ctx): Promise<Dashboard> {
  assertStaff(ctx.actor);
  const { timeZone } = await getSettings(ctx);
  const [openByStatusAndPriority, perDay, mood, oldest] = [
    await openCounts(ctx),
    await daily(ctx, timeZone),
    await moodOf(ctx),
    await oldestWaiting(ctx),
  ];
  const today = perDay.at(-1);
  const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  return {
    openByStatusAndPriority: merged(openByStatusAndPriority),
    perDay,
    oldestWaiting: oldest,
    totals: {
      open: sum(openByStatusAndPriority),
      unassigned: sum(openByStatusAndPriority.filter(({ unassigned }) => unassigned)),
      onHold: sum(openByStatusAndPriority.filter(({ status }) => status === 'on_hold')),
      createdToday: today?.created ?? 0,
      resolvedToday: today?.resolved ?? 0,
      satisfaction: mood,
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

/** Days are the desk's, so midnight is its own; each count is a range of one index. */
function daily(ctx: Ctx, zone: string): Promise<Dashboard['perDay']> {
  const visible = visibleTo(ctx.actor);
  const counted = (column: string) => `
    select (t.${column} at time zone :zone)::date as day, count(*) as count from tickets t
    where t.deleted_at is null and t.${column} is not null and t.${column} >= (select since from span)
      and (${visible.sql}) group by 1`;
  return rows(
    ctx.db,
    `with span as (
       select (:now::timestamptz at time zone :zone)::date as today,
         (((:now::timestamptz at time zone :zone)::date - ${DAYS - 1})::timestamp at time zone :zone) as since
     ), created as (${counted('created_at')}), resolved as (${counted('resolved_at')})
     select days.day::date::text as day, coalesce(created.count, 0) as created,
       coalesce(resolved.count, 0) as resolved
     from span, generate_series(span.today - ${DAYS - 1}, span.today, interval '1 day') as days (day)
       left join created on created.day = days.day::date left join resolved on resolved.day = days.day::date
     order by 1`,
    { now: ctx.now, zone, ...visible.bindings },
  );
}

/** Mean rating of what was resolved in these days. */
async function moodOf(ctx: Ctx): Promise<number | null> {
  const visible = visibleTo(ctx.actor);
  const { mean } = await row<{ mean: number | null }>(
    ctx.db,
    `select avg(t.satisfaction)::float as mean from tickets t
     where t.deleted_at is null and t.resolved_at is not null
       and t.resolved_at >= :now::timestamptz - interval '${DAYS} days' and (${visible.sql})`,
    { now: ctx.now, ...visible.bindings },
  );
  return mean;
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
