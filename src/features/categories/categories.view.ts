import type { Request } from 'express';
import { ctxOf, parseQuery } from '../../platform/http/input';
import { type FormEntry, listPages, stateColumn } from '../../platform/http/list-pages';
import { namedOptions } from '../../platform/http/options';
import { folded } from '../../platform/i18n/folded';
import { localized } from '../../platform/i18n/localized';
import { departments } from '../departments';
import { allSkills } from '../skills';
import { categoryForm, newCategoryQuery } from './categories.schema';
import { type Category, type CategoryLine, categories, wholeTree } from './categories.service';
import { DEPARTMENT, NAMES, PARENT, REST, SKILLS } from './categories-form.view';
import { categoryOptions } from './options';

const LIST = '/admin/categories';
/** Departments to choose from; a desk with more has to search for them elsewhere. */
const MOST_DEPARTMENTS = 500;

export const categoryPages = listPages(categories, {
  path: LIST,
  texts: 'categories',
  icon: 'folder-tree',
  form: categoryForm,
  nameOf: (category, { locale }) => localized(locale, category, 'name'),
  columns: [
    {
      label: 'admin.column.name',
      cell: (line, { locale, t }) => ({
        text: localized(locale, line, 'name'),
        below: line.parentId ? t('categories.below') : null,
      }),
    },
    {
      label: 'categories.column.otherName',
      cell: (line, { locale }) => ({
        text: localized(locale === 'es' ? 'en' : 'es', line, 'name'),
        class: 'muted',
      }),
    },
    { label: 'categories.column.department', cell: ({ department }) => ({ text: department }) },
    { label: 'categories.column.skills', cell: ({ skills }) => ({ text: skills }) },
    stateColumn('feminine'),
  ],
  rows: lines,
  rowActions: ({ id, parentId }, { t }) =>
    parentId ? [] : [{ label: t('categories.add_child'), href: `${LIST}/new?parent=${id}`, icon: 'plus' }],
  begin: (req) => ({ parentId: parseQuery(newCategoryQuery, req).parent }),
  fields,
  others: async (req, { id }) => {
    const tree = (await wholeTree(ctxOf(req))).filter((node) => node.id !== id);
    return categoryOptions(tree, req.shell.locale);
  },
});

/** The tree as lines, a category before its subcategories. With a search, what matches and what it stands under. */
async function lines(req: Request, q: string | null): Promise<CategoryLine[]> {
  const ctx = ctxOf(req);
  const [tree, all, skills] = await Promise.all([wholeTree(ctx), departmentsOf(req), allSkills(ctx)]);
  const named = (things: readonly { id: string; name: string }[]) =>
    new Map(things.map(({ id, name }) => [id, name]));
  const [departmentNames, skillNames] = [named(all), named(skills)];
  const line = (category: Category): CategoryLine => ({
    ...category,
    department: departmentNames.get(category.departmentId) ?? '',
    skills: category.skillIds.map((id) => skillNames.get(id) ?? '').join(', '),
  });
  return tree.flatMap((node) => {
    const children = node.children.filter((child) => matches(node, q) || matches(child, q));
    if (!matches(node, q) && children.length === 0) return [];
    return [node, ...children].map(line);
  });
}

function matches({ nameEs, nameEn }: Category, q: string | null): boolean {
  return q === null || folded(`${nameEs} ${nameEn}`).includes(folded(q));
}

async function fields(req: Request, category: Category | null): Promise<FormEntry[]> {
  const ctx = ctxOf(req);
  const { locale } = req.shell;
  const [tree, all, skills] = await Promise.all([wholeTree(ctx), departmentsOf(req), allSkills(ctx)]);
  const hasChildren = tree.some((node) => node.id === category?.id && node.children.length > 0);
  const parents = tree
    .filter((node) => node.id !== category?.id)
    .map((node) => ({ value: node.id, label: localized(locale, node, 'name') }));
  return [
    { kind: 'row', fields: NAMES },
    hasChildren ? { kind: 'notice', text: 'categories.has_children' } : { ...PARENT, options: parents },
    { ...DEPARTMENT, options: namedOptions(all) },
    ...(skills.length > 0 ? [{ ...SKILLS, options: namedOptions(skills) }] : []),
    ...REST,
  ];
}

async function departmentsOf(req: Request): Promise<{ id: string; name: string }[]> {
  return (await departments.page(ctxOf(req), { limit: MOST_DEPARTMENTS })).items;
}
