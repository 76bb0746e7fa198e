import type { Locale } from '../../platform/ctx';
import type { Category } from '.';
import type { CategoryNode } from './categories.service';

export function nameIn(locale: Locale, { nameEs, nameEn }: Pick<Category, 'nameEs' | 'nameEn'>): string {
  return locale === 'es' ? nameEs : nameEn;
}

interface Names {
  locale: Locale;
  departments: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
}

/** The tree as lines, a category before its subcategories. With a search, what matches and what it stands under. */
export function treeLines(tree: CategoryNode[], q: string | null, names: Names) {
  return tree.flatMap((node) => {
    const children = node.children.filter((child) => matches(node, q) || matches(child, q));
    if (!matches(node, q) && children.length === 0) return [];
    return [line(node, 1, names), ...children.map((child) => line(child, 2, names))];
  });
}

function line(category: Category, level: 1 | 2, { locale, departments, skills }: Names) {
  return {
    id: category.id,
    href: `/admin/categories/${category.id}`,
    level,
    name: nameIn(locale, category),
    otherName: nameIn(locale === 'es' ? 'en' : 'es', category),
    department: departments.get(category.departmentId) ?? '',
    skills: category.skillIds.map((id) => skills.get(id) ?? '').join(', '),
    isActive: category.isActive,
  };
}

function matches({ nameEs, nameEn }: Category, q: string | null): boolean {
  return q === null || plain(`${nameEs} ${nameEn}`).includes(plain(q));
}

function plain(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Categories to choose from, those below indented under their own. */
export function categoryGroups(tree: readonly CategoryNode[], locale: Locale, without: string | null = null) {
  return tree
    .filter((node) => node.id !== without)
    .flatMap((node) => [
      { value: node.id, label: nameIn(locale, node) },
      ...node.children
        .filter((child) => child.id !== without)
        .map((child) => ({ value: child.id, label: `${nameIn(locale, node)} › ${nameIn(locale, child)}` })),
    ]);
}
