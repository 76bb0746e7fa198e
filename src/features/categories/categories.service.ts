import { cached } from '../../platform/cache';
import type { Ctx, TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { everyItem, type Kept, keptList, type ListDeclaration, type RemovalWay } from '../../platform/lists';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './categories.repo';

/** What a form says of a category. */
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

/** As it is read, a subcategory has its category's department. */
export type Category = CategoryInput & Kept & { departmentId: string };

export interface CategoryNode extends Category {
  children: Category[];
}

export const CACHE = 'categories';

const declaration: ListDeclaration<CategoryInput, { departmentId: string }> = {
  noun: 'category',
  table: 'categories',
  columns: ['nameEs', 'nameEn', 'parentId', 'departmentId', 'position', 'isActive'],
  names: ['nameEs', 'nameEn'],
  links: { skillIds: { table: 'categorySkills', own: 'categoryId', other: 'skillId' } },
  defaults: { parentId: null, departmentId: null, skillIds: [], position: 0, isActive: true },
  cache: CACHE,
  unique: { constraint: 'categories_name', field: 'nameEs', error: 'categories.error.name_taken' },
  inUse: 'categories.error.in_use',
  sql: {
    joins: 'left join categories p on p.id = item.parent_id',
    instead: { departmentId: 'coalesce(item.department_id, p.department_id)' },
  },
  inputOf,
  lock: repo.lockTree,
  checked,
  checkRemoval,
  siblings: (tx, { parentId }) => repo.childrenOf(tx.db, parentId),
};

/** A line of the table: with the names of what the category refers to. */
export type CategoryLine = Category & { department: string; skills: string };

/** The list that administrators keep: what tickets are about, as a tree of two levels. */
export const categories = keptList<CategoryInput, { departmentId: string }, CategoryLine>(declaration);

const ORDER = 'order by item.position, item.name_es, item.id';
/** Active, in an active category, of an active department. */
const OFFERED = `join departments d on d.id = coalesce(item.department_id, p.department_id)
  where item.is_active and coalesce(p.is_active, true) and d.is_active`;

/** The categories that a ticket can be filed under, each with its subcategories; for choices. */
export function categoryTree(ctx: Ctx): Promise<readonly CategoryNode[]> {
  const load = async () => treeOf(await everyItem(declaration, ctx.db, `${OFFERED} ${ORDER}`));
  return cached(ctx, CACHE, 'offered', 300, load);
}

/** All categories, inactive ones too. */
export async function wholeTree(ctx: Ctx): Promise<CategoryNode[]> {
  assertRunsTheDesk(ctx.actor);
  return treeOf(await everyItem(declaration, ctx.db, ORDER));
}

/** @throws AppError `invalid` for a name in use or a third level */
export function createCategory(
  ctx: Ctx,
  given: Pick<CategoryInput, 'nameEs' | 'nameEn'> & Partial<CategoryInput>,
): Promise<Category> {
  return categories.create(ctx, given);
}

/** Two levels: a category of a department, and below it subcategories without any of their own. */
async function checked(tx: TxCtx, input: CategoryInput, { id }: { id: string }): Promise<CategoryInput> {
  const skillIds = [...new Set(input.skillIds)].sort();
  if (!(await repo.skillsExist(tx.db, skillIds))) throw invalid('skillIds', 'input.not_a_choice');
  if (input.parentId === null) {
    if (input.departmentId === null) throw invalid('departmentId', 'input.required');
    if (!(await repo.departmentExists(tx.db, input.departmentId)))
      throw invalid('departmentId', 'input.not_a_choice');
    return { ...input, skillIds };
  }
  if (!(await isTopLevel(tx, input.parentId)) || input.parentId === id)
    throw invalid('parentId', 'input.not_a_choice');
  if ((await repo.countIn(tx.db, 'parent_id', id)) > 0)
    throw invalid('parentId', 'categories.error.two_levels');
  return { ...input, departmentId: null, skillIds };
}

async function isTopLevel(tx: TxCtx, id: string): Promise<boolean> {
  return (await repo.childrenOf(tx.db, null)).includes(id);
}

async function checkRemoval(
  _tx: TxCtx,
  { id }: Category,
  { target, uses }: RemovalWay<Category>,
): Promise<void> {
  if (target?.parentId === id) throw invalid('moveTo', 'input.not_a_choice');
  if (target?.parentId && (uses.subcategories ?? 0) > 0) {
    throw invalid('moveTo', 'categories.error.move_to_top_level');
  }
}

function inputOf(category: Category): CategoryInput {
  const { nameEs, nameEn, parentId, skillIds, position, isActive } = category;
  const departmentId = parentId ? null : category.departmentId;
  return { nameEs, nameEn, parentId, departmentId, skillIds, position, isActive };
}

function treeOf(all: Category[]): CategoryNode[] {
  return all
    .filter((category) => category.parentId === null)
    .map((category) => ({ ...category, children: all.filter((child) => child.parentId === category.id) }));
}
