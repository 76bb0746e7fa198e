import type { Locale } from '../../platform/ctx';
import { localized } from '../../platform/i18n/localized';
import type { Category, CategoryNode } from './categories.service';

/** Categories to choose from and, behind each, its subcategories, in the reader's language. */
export function categoryOptions(
  tree: readonly CategoryNode[],
  locale: Locale,
): { value: string; label: string }[] {
  const name = (category: Category) => localized(locale, category, 'name');
  return tree.flatMap((node) => [
    { value: node.id, label: name(node) },
    ...node.children.map((child) => ({ value: child.id, label: `${name(node)} › ${name(child)}` })),
  ]);
}
