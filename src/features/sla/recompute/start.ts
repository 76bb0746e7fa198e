import type { Ctx, TxCtx } from '../../../platform/ctx';
import { MINUTE_MS } from '../../../platform/elapsed';
import { enqueue } from '../../../platform/jobs';
import { secondOf } from '../../../platform/working-time';
import { startListing, wroteSince } from '../../batches';
import { isAnyOpen } from '../../tickets';

declare module '../../batches/batches.types' {
  interface Batches {
    'sla.recompute': Record<string, never>;
  }
}

export const RECOMPUTE = 'sla.recompute';

/**
 * Begins to reckon the clocks of all open tickets anew, after what is promised has changed: a policy, a calendar, or what
 * policies go by. Tickets that are written while this transaction is under way may go by what was promised before; they
 * follow a minute later.
 * @returns the run, which lists the tickets itself; null where none is open
 */
export async function startRecompute(tx: TxCtx): Promise<string | null> {
  const changedSince = new Date(tx.now.getTime() - MINUTE_MS).toISOString();
  const runAt = new Date(tx.now.getTime() + MINUTE_MS);
  await enqueue(tx, 'sla.recompute_some', { changedSince, at: secondOf(tx.now) }, { runAt });
  return (await isAnyOpen(tx.db)) ? startListing(tx, RECOMPUTE, {}) : null;
}

/** Whether clocks of any open tickets have been reckoned anew since a page was made: what it tells may not be so any more. */
export function recomputedSince({ db }: Ctx, since: Date): Promise<boolean> {
  // A run says when its last portion began; what it wrote could be seen a while later.
  return wroteSince(db, RECOMPUTE, new Date(since.getTime() - MINUTE_MS));
}
