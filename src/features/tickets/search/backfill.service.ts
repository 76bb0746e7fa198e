import { type Ctx, inTx } from '../../../platform/ctx';
import { HOUR_MS } from '../../../platform/elapsed';
import { changedSince, lockProgress, nextTickets, restart, saveProgress } from './index.repo';
import { indexAnew } from './indexing.service';

// Reading what there was before the desk kept an index, or all of it anew, while people go on working: the newest first.

/** So few that nobody waits long for one of them. */
const PORTION = 100;

/** Each portion is a transaction of its own. Returns whether there is more. */
export function backfillPortion(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const found = await lockProgress(tx.db);
    if (!found) return false;
    const ids = await nextTickets(tx.db, found.before, PORTION);
    await indexAnew(tx, ids);
    const isDone = ids.length < PORTION;
    await saveProgress(tx.db, { before: ids.at(-1) ?? found.before, isDone });
    return !isDone;
  });
}

/** From the beginning: the next portion is that of the newest tickets. What is found meanwhile is what was found before. */
export async function beginAnew(ctx: Ctx): Promise<void> {
  await restart(ctx.db, ctx.now);
}

const CHECKED_HOURS = 3;

/**
 * Reads anew what was written lately: a process of the release before, which runs beside this one during an upgrade, keeps no
 * index of what it does.
 */
export async function checkLately(ctx: Ctx): Promise<void> {
  const ids = await changedSince(ctx.db, new Date(ctx.now.getTime() - CHECKED_HOURS * HOUR_MS));
  for (let from = 0; from < ids.length; from += PORTION) {
    await inTx(ctx, (tx) => indexAnew(tx, ids.slice(from, from + PORTION)));
  }
}
