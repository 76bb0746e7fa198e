import { assertRunsTheDesk } from '../rights';
import type { Kept, KeptList, ListDeclaration } from './list.types';
import { removeItem } from './removal';
import { itemById, pageOfItems } from './rows';
import { createItem, placeItem, shiftItems, updateItem } from './writes';

export type { Changed, Kept, KeptList, ListDeclaration, RemovalWay } from './list.types';
export type { ItemChanged, ItemCreated, ItemDeleted } from './list-events';
export { type Reference, type Use, type Uses, usesOf } from './references';
export { everyItem } from './rows';

/** The services of a list that people keep in the administration: from its declaration. */
export function keptList<Input extends object, More = unknown, Counts = unknown>(
  list: ListDeclaration<Input, More>,
): KeptList<Input, Input & Kept & More, Input & Kept & Counts> {
  const mayWrite = list.mayWrite ?? assertRunsTheDesk;
  return {
    noun: list.noun,
    table: list.table,
    defaults: list.defaults,
    canDeactivate: list.columns.includes('isActive' as keyof Input & string),
    hasOrder: list.siblings !== undefined,
    find: (ctx, id) => itemById(list, ctx.db, id),
    page: (ctx, filter = {}) => {
      mayWrite(ctx.actor);
      return pageOfItems(list, ctx.db, filter);
    },
    create: (ctx, given, as) => createItem(list, ctx, given, as),
    update: (ctx, id, patch, form) => updateItem(list, ctx, id, patch, form),
    remove: (ctx, id, way) => removeItem(list, ctx, id, way),
    place: (ctx, id, direction) => placeItem(list, ctx, id, direction),
    shift: (tx, column, from, to, field) => shiftItems(list, tx, column, { from, to, field }),
  };
}
