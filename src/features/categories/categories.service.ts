import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, deleteUnused, invalid, notFound, unlessTaken } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { newId } from '../../platform/ids';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './categories.repo';

export interface CategoryInput {
  nameEs: string;
  nameEn: string;
  parentId: string | null;
  /** Of a category; a subcategory has its category's. */
  departmentId: string | null;
  skillIds: string[];
  position: number;
  isActive: boolean;
}

export interface CategoryNode extends repo.Category {
  children: repo.Category[];
}

export const CACHE = 'categories';
/** Each ticket that moves gets an event; with more of them, deactivating is the way out. */
const MOST_MOVED = 2000;

/** The categories that a ticket can be filed under, each with its subcategories; for choices. */
export function categoryTree(ctx: Ctx): Promise<readonly CategoryNode[]> {
  return cached(ctx, CACHE, 'offered', 300, async () => treeOf(await repo.offeredCategories(ctx.db)));
}

/** All categories, inactive ones too. */
export async function wholeTree(ctx: Ctx): Promise<CategoryNode[]> {
  assertRunsTheDesk(ctx.actor);
  return treeOf(await repo.everyCategory(ctx.db));
}

/** @throws AppError `not_found` */
export async function findCategory(ctx: Ctx, id: string): Promise<repo.Category> {
  const found = await repo.categoryById(ctx.db, id);
  if (!found) throw notFound();
  return found;
}

export async function createCategory(
  ctx: Ctx,
  given: Pick<CategoryInput, 'nameEs' | 'nameEn'> & Partial<CategoryInput>,
): Promise<repo.Category> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    await repo.lockTree(tx.db);
    const id = newId();
    const defaults = { parentId: null, departmentId: null, skillIds: [], position: 0, isActive: true };
    const { skillIds, ...columns } = await checked(tx, id, { ...defaults, ...given });
    await uniquely(() =>
      tx.db('categories').insert({ id, ...columns, createdAt: tx.now, updatedAt: tx.now }),
    );
    await repo.saveSkills(tx.db, id, skillIds);
    const changes = changesBetween({}, { ...columns, skillIds }) ?? undefined;
    await emit(tx, { type: 'category.created', subject: { type: 'category', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    return findCategory(tx, id);
  });
}

/** @throws AppError `not_found`; `invalid` for a name in use or a third level */
export async function updateCategory(
  ctx: Ctx,
  id: string,
  patch: Partial<CategoryInput>,
): Promise<repo.Category> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    await repo.lockTree(tx.db);
    const category = await findCategory(tx, id);
    const before = inputOf(category);
    const after = await checked(tx, id, { ...before, ...patch });
    const changes = changesBetween(before, after);
    if (!changes) return category;
    const { skillIds, ...columns } = after;
    await uniquely(() =>
      tx
        .db('categories')
        .where({ id })
        .update({ ...columns, updatedAt: tx.now }),
    );
    await repo.saveSkills(tx.db, id, skillIds);
    await emit(tx, { type: 'category.changed', subject: { type: 'category', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    return findCategory(tx, id);
  });
}

/** Moves a category one place among its siblings. */
export async function moveCategory(ctx: Ctx, id: string, direction: 'up' | 'down'): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    await repo.lockTree(tx.db);
    const { parentId } = await findCategory(tx, id);
    const siblings = (await repo.everyCategory(tx.db)).filter((other) => other.parentId === parentId);
    const ids = siblings.map((sibling) => sibling.id);
    const from = ids.indexOf(id);
    const to = from + (direction === 'up' ? -1 : 1);
    if (to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    await repo.savePositions(tx.db, ids);
    const changes = { position: { before: from + 1, after: to + 1 } };
    await emit(tx, { type: 'category.changed', subject: { type: 'category', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
  });
}

export async function categoryUses(ctx: Ctx, id: string): Promise<repo.CategoryUses> {
  assertRunsTheDesk(ctx.actor);
  return repo.usesOf(ctx.db, id);
}

/**
 * Removes a category. Its tickets, subcategories and fields move to `moveTo`.
 * @throws AppError `conflict` with `data.uses` when there are some and there is nowhere to move them to
 */
export async function removeCategory(
  ctx: Ctx,
  id: string,
  { moveTo = null }: { moveTo?: string | null } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    await repo.lockTree(tx.db);
    const category = await findCategory(tx, id);
    const uses = await repo.usesOf(tx.db, id);
    if (moveTo !== null && uses.tickets > MOST_MOVED) {
      const fields = { moveTo: { key: 'admin.error.too_many', params: { max: MOST_MOVED } } };
      throw new AppError('conflict', { fields, data: { uses } });
    }
    if (moveTo !== null) await moveContents(tx, category, moveTo, uses);
    else if (uses.tickets + uses.subcategories + uses.fields > 0) throw inUse(uses);
    await deleteUnused(
      () => tx.db('categories').where({ id }).delete(),
      () => inUse(uses),
    );
    const data = { ...inputOf(category), uses, moveTo };
    await emit(tx, { type: 'category.deleted', subject: { type: 'category', id }, data });
    await tx.system.cache.forget(tx, CACHE);
  });
}

function inUse(uses: repo.CategoryUses): AppError {
  return new AppError('conflict', { fields: { moveTo: { key: 'categories.error.in_use' } }, data: { uses } });
}

async function moveContents(
  tx: TxCtx,
  { id: from }: repo.Category,
  to: string,
  uses: repo.CategoryUses,
): Promise<void> {
  const target = to === from ? null : await repo.categoryById(tx.db, to);
  if (!target || target.parentId === from) throw invalid('moveTo', 'input.not_a_choice');
  if (uses.subcategories > 0 && target.parentId !== null) {
    throw invalid('moveTo', 'categories.error.move_to_top_level');
  }
  await uniquely(() => repo.moveSubcategories(tx.db, from, to), 'moveTo');
  await repo.moveFields(tx.db, from, to);
  for (const { id, version } of await repo.moveTickets(tx.db, from, to)) {
    const changes = { categoryId: { before: from, after: to } };
    const subject = { type: 'ticket', id };
    await emit(tx, { type: 'ticket.changed', subject, ticketId: id, changes, data: { version } });
  }
}

/** Two levels: a category of a department, and below it subcategories without any of their own. */
async function checked(tx: TxCtx, id: string, input: CategoryInput): Promise<CategoryInput> {
  const skillIds = [...new Set(input.skillIds)].sort();
  if (!(await repo.skillsExist(tx.db, skillIds))) throw invalid('skillIds', 'input.not_a_choice');
  if (input.parentId === null) {
    if (input.departmentId === null) throw invalid('departmentId', 'input.required');
    if (!(await repo.departmentExists(tx.db, input.departmentId)))
      throw invalid('departmentId', 'input.not_a_choice');
    return { ...input, skillIds };
  }
  const parent = await repo.categoryById(tx.db, input.parentId);
  if (!parent || parent.id === id || parent.parentId !== null)
    throw invalid('parentId', 'input.not_a_choice');
  if ((await repo.usesOf(tx.db, id)).subcategories > 0)
    throw invalid('parentId', 'categories.error.two_levels');
  return { ...input, departmentId: null, skillIds };
}

function uniquely(write: () => PromiseLike<unknown>, field = 'nameEs'): Promise<void> {
  return unlessTaken('categories_name', () => invalid(field, 'categories.error.name_taken'), write);
}

function inputOf(category: repo.Category): CategoryInput {
  const { nameEs, nameEn, parentId, departmentId, skillIds, position, isActive } = category;
  return {
    nameEs,
    nameEn,
    parentId,
    departmentId: parentId ? null : departmentId,
    skillIds,
    position,
    isActive,
  };
}

function treeOf(categories: repo.Category[]): CategoryNode[] {
  return categories
    .filter((category) => category.parentId === null)
    .map((category) => ({
      ...category,
      children: categories.filter((child) => child.parentId === category.id),
    }));
}
