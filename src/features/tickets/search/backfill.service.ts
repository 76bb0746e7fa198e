import { type Ctx, inTx } from '../../../platform/ctx';
import { lockNext, lockProgress, restart, saveProgress } from './index.repo';
import { reindex } from './indexing.service';

// Reading what there was before the desk kept an index, or all of it anew, while people go on working: the newest first.

/** So few that nobody waits long for one of them. */
const PORTION = 100;

/** Each portion is a transaction of its own. Returns whether there is more. */
export function backfillPortion(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const progress = await lockProgress(tx.db);
    if (!progress) return false;
    const ids = await lockNext(tx.db, progress.before, PORTION);
    await reindex(tx, ids);
    const isDone = ids.length < PORTION;
    await saveProgress(tx.db, { before: ids.at(-1) ?? progress.before, isDone });
    return !isDone;
  });
}

/** From the beginning: the next portion is that of the newest tickets. What is found meanwhile is what was found before. */
export async function beginAnew(ctx: Ctx): Promise<void> {
  await restart(ctx.db, ctx.now);
}
