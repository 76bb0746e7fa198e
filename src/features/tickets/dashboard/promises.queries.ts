import { cached } from '../../../platform/cache';
import { dayAfter, dayAt, startOfDay } from '../../../platform/calendar';
import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { countsOf } from '../lists/counts.queries';
import { atRisk, breached } from '../lists/lists.queries';
import { internalsTo } from '../visibility';
import type { Compliance } from './dashboard.types';

const OVER_SECONDS = 300;

/** How many open tickets have broken a promise, or soon will: one query. */
export function promisedNow(ctx: Ctx): Promise<{ breached: number; atRisk: number }> {
  const visible = internalsTo(ctx.actor);
  const parts = { breached: [visible, breached(ctx.now)], atRisk: [visible, atRisk(ctx.now)] };
  return countsOf(ctx.db, parts, 'dashboard promises');
}

/**
 * Promises that were decided in so many days of the zone, today among them, by kind: one query. What is broken and goes
 * on is not decided yet. It hardly changes from one minute to the next, and is much to read: for all who see every ticket
 * it is counted once in a while.
 */
export function complianceOf(ctx: Ctx, zone: string, days: number): Promise<Compliance[]> {
  const today = dayAt(ctx.now, zone);
  const { actor } = ctx;
  const load = () => counted(ctx, startOfDay(dayAfter(today, 1 - days), zone));
  if (actor.kind !== 'person' || !actor.seesAllTickets) return load();
  return cached(ctx, 'dashboard', `promises ${zone} ${today}`, OVER_SECONDS, load);
}

function counted(ctx: Ctx, since: Date): Promise<Compliance[]> {
  const visible = internalsTo(ctx.actor);
  return rows(
    ctx.db,
    `select s.kind, count(*) filter (where s.outcome = 'met') as kept, count(*) as decided
     from sla_targets s join tickets t on t.id = s.ticket_id
     where s.decided_at is not null and s.decided_at >= :since and s.decided_at <= :now and (${visible.sql})
     group by s.kind`,
    { since, now: ctx.now, ...visible.bindings },
    'dashboard compliance',
  );
}
