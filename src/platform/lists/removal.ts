import { type Ctx, inTx, type TxCtx } from '../ctx';
import { AppError, deleteUnused, invalid, notFound } from '../errors';
import { changesBetween } from '../events';
import { assertRunsTheDesk } from '../rights';
import type { ListDeclaration } from './list.types';
import { clearTheWay, countUses } from './references';
import { itemById, lockItem } from './rows';
import { inputOf, tell } from './writes';

export async function removeItem<I extends object, M>(
  list: ListDeclaration<I, M>,
  ctx: Ctx,
  id: string,
  { moveTo = null, detach = false }: { moveTo?: string | null; detach?: boolean } = {},
): Promise<void> {
  (list.mayRemove ?? list.mayWrite ?? assertRunsTheDesk)(ctx.actor);
  await inTx(ctx, async (tx) => {
    await list.lock?.(tx.db, {}, id);
    await lockBoth(list, tx, id, moveTo);
    const item = await itemById(list, tx.db, id);
    const target = moveTo === null ? null : await itemById(list, tx.db, moveTo);
    const uses = await countUses(tx, list.noun, id);
    const inUse = () => new AppError('conflict', { fields: { moveTo: { key: list.inUse } }, data: { uses } });
    await list.checkRemoval?.(tx, item, { target, uses });
    await clearTheWay(tx, list.noun, id, uses, { moveTo, detach }, inUse);
    await deleteUnused(() => tx.db(list.table).where({ id }).delete(), inUse);
    const before = inputOf(list, item);
    const nothing = Object.fromEntries(Object.keys(before).map((field) => [field, null]));
    const changes = changesBetween(before, nothing);
    await tell(list, tx, 'deleted', { id, before, after: null, changes }, { uses, moveTo });
  });
}

/**
 * Locks what is to go against new references too, which then find that it is gone; what takes its place only against
 * other changes, for those who write such references hold locks that the removal will want. Always in one order.
 */
async function lockBoth<I extends object, M>(
  { table }: ListDeclaration<I, M>,
  tx: TxCtx,
  id: string,
  moveTo: string | null,
): Promise<void> {
  for (const one of [id, ...(moveTo === null ? [] : [moveTo])].sort()) {
    const found = await lockItem(tx.db, table, one, one === id ? 'update' : 'no key update');
    if (!found && one === id) throw notFound();
    if (!found || moveTo === id) throw invalid('moveTo', 'input.not_a_choice');
  }
}
