export { categoryReferences } from './categories.references';
export {
  type Category,
  type CategoryInput,
  type CategoryNode,
  categories,
  categoryTree,
  createCategory,
  wholeTree,
} from './categories.service';
export { categoriesSubscribers } from './categories.subscribers';
export { categoryOptions } from './options';
