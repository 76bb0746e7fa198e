import type { CategoryNode } from './categories.service';

/** Categories to choose from and, behind each, its subcategories, in the reader's language. */
export function categoryOptions(
  tree: readonly CategoryNode[],
  locale: string,
): { value: string; label: string }[] {
  const name = ({ nameEs, nameEn }: { nameEs: string; nameEn: string }) =>
    locale === 'en' ? nameEn : nameEs;
  return tree.flatMap((node) => [
    { value: node.id, label: name(node) },
    ...node.children.map((child) => ({ value: child.id, label: `${name(node)} › ${name(child)}` })),
  ]);
}
