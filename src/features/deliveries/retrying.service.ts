import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { emit } from '../../platform/events';
import { assertRunsTheDesk } from '../../platform/rights';
import { hintDeliveries } from './deliveries.service';
import { wakeLines } from './lines';
import { retryableSql } from './list.queries';
import type { DeliveryFilter } from './list.types';
import { unmarkRefused } from './refused.service';
import { type Taken, takeAgain } from './retrying.repo';

/** How many are tried again by one press; whoever has more presses again. */
const MOST_AT_ONCE = 100_000;

/**
 * Has deliveries tried again now: those of these ids, or all that match a filter. It takes those that failed, that wait
 * for another try, or whose address was refused for good, and leaves all others as they are. Those that failed have five
 * days more, and an address of theirs that was refused is not taken for refused any longer.
 * @returns how many
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function retryDeliveries(ctx: Ctx, which: string[] | DeliveryFilter): Promise<number> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const asked = Array.isArray(which)
      ? [{ sql: 'select unnest(:ids::uuid[])', bindings: { ids: which } }]
      : await retryableSql(tx, which, MOST_AT_ONCE);
    const taken: Taken[] = [];
    for (const one of asked) taken.push(...(await takeAgain(tx.db, one)));
    if (taken.length > 0) await sendAgain(tx, taken);
    return taken.length;
  });
}

async function sendAgain(tx: TxCtx, taken: Taken[]): Promise<void> {
  await unmarkRefused(tx, [...new Set(taken.flatMap(({ address }) => address ?? []))]);
  await wakeLines(tx, taken);
  await hintDeliveries(
    tx,
    taken.map(({ id }) => id),
  );
  const [first] = taken;
  const id = taken.length === 1 && first ? first.id : null;
  await emit(tx, { type: 'mails.retried', subject: { type: 'mail', id }, data: { count: taken.length } });
}
