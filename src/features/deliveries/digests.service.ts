import type { TxCtx } from '../../platform/ctx';
import * as repo from './digests.repo';
import { wakeLines } from './lines';

/** What gathers for somebody leaves at another moment than it was to: now, or later. */
export async function moveDigests(tx: TxCtx, userId: string, dueAt: Date): Promise<void> {
  await wakeLines(tx, await repo.moveDigests(tx.db, userId, dueAt));
}
