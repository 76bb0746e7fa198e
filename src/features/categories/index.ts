export type { Category, CategoryUses } from './categories.repo';
export {
  type CategoryInput,
  type CategoryNode,
  categoryTree,
  categoryUses,
  createCategory,
  findCategory,
  moveCategory,
  removeCategory,
  updateCategory,
  wholeTree,
} from './categories.service';
export { categoriesSubscribers } from './categories.subscribers';
export { categoryOptions } from './options';
