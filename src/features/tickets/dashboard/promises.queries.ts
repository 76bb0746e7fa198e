import type { Ctx } from '../../../platform/ctx';
import { countsOf } from '../lists/counts.queries';
import { atRisk, breached } from '../lists/lists.queries';
import { internalsTo } from '../visibility';

/** How many open tickets have broken a promise, or soon will: one query. */
export function promisedNow(ctx: Ctx): Promise<{ breached: number; atRisk: number }> {
  const visible = internalsTo(ctx.actor);
  const parts = { breached: [visible, breached(ctx.now)], atRisk: [visible, atRisk(ctx.now)] };
  return countsOf(ctx.db, parts, 'dashboard promises');
}
