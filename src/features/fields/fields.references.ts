import type { Ctx, TxCtx } from '../../platform/ctx';
import type { Reference } from '../../platform/lists';
import { fields, listFields } from './fields.service';

/** What fields refer to: the categories whose tickets have them. */
export const fieldReferences: Reference[] = [
  {
    to: 'category',
    name: 'fields',
    text: 'fields.uses',
    count: async (ctx, id) => (await fieldsOf(ctx, id)).length,
    move: moveFields,
  },
];

async function fieldsOf(ctx: Ctx, categoryId: string) {
  return (await listFields(ctx)).filter(({ categoryIds }) => categoryIds.includes(categoryId));
}

async function moveFields(tx: TxCtx, from: string, to: string): Promise<void> {
  for (const { id, categoryIds } of await fieldsOf(tx, from)) {
    const moved = categoryIds.map((categoryId) => (categoryId === from ? to : categoryId));
    await fields.update(tx, id, { categoryIds: [...new Set(moved)] });
  }
}
