import type { TxCtx } from '../../../platform/ctx';
import { MINUTE_MS } from '../../../platform/elapsed';
import { enqueue } from '../../../platform/jobs';
import { startBatch } from '../../batches';
import { openTicketIds } from '../../tickets';

declare module '../../batches/batches.types' {
  interface Batches {
    'sla.recompute': Record<string, never>;
  }
}

export const RECOMPUTE = 'sla.recompute';

/**
 * Begins to reckon the clocks of all open tickets anew, after what is promised has changed: a policy, a calendar, or what
 * policies go by. Tickets that are filed while this transaction is under way go by what was promised before; they follow
 * a minute later.
 * @returns the run; null where no ticket is open
 */
export async function startRecompute(tx: TxCtx): Promise<string | null> {
  const filedSince = new Date(tx.now.getTime() - MINUTE_MS).toISOString();
  const runAt = new Date(tx.now.getTime() + MINUTE_MS);
  await enqueue(tx, 'sla.recompute_some', { filedSince }, { runAt });
  const ids = await openTicketIds(tx.db);
  return ids.length > 0 ? startBatch(tx, RECOMPUTE, {}, ids) : null;
}
