import type { TxCtx } from '../../platform/ctx';
import type { Reference } from '../../platform/lists';
import * as repo from './categories.repo';
import { categories } from './categories.service';

/** What categories refer to: their department, their category, the skills that they require. */
export const categoryReferences: Reference[] = [
  {
    to: 'department',
    name: 'categories',
    text: 'categories.uses.categories',
    count: (ctx, id) => repo.countIn(ctx.db, 'department_id', id),
    move: (tx, from, to) => categories.shift(tx, 'departmentId', from, to),
  },
  {
    to: 'category',
    name: 'subcategories',
    text: 'categories.uses.subcategories',
    count: (ctx, id) => repo.countIn(ctx.db, 'parent_id', id),
    move: (tx, from, to) => categories.shift(tx, 'parentId', from, to, 'moveTo'),
  },
  {
    to: 'skill',
    name: 'categories',
    text: 'categories.uses.skills',
    count: async (ctx, id) => (await repo.requiring(ctx.db, id)).length,
    move: (tx, from, to) => requireInstead(tx, from, [to]),
    detach: (tx, id) => requireInstead(tx, id, []),
  },
];

async function requireInstead(tx: TxCtx, from: string, others: string[]): Promise<void> {
  for (const id of await repo.requiring(tx.db, from)) {
    const { skillIds } = await categories.find(tx, id);
    const kept = skillIds.filter((skill) => skill !== from);
    await categories.update(tx, id, { skillIds: [...kept, ...others] });
  }
}
