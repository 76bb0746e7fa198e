import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { listOf } from '../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { listDepartments } from '../departments';
import { allSkills } from '../skills';
import { categoriesQuery, categoryForm, moveForm, newCategoryQuery, removalForm } from './categories.schema';
import {
  categoryUses,
  createCategory,
  findCategory,
  moveCategory,
  removeCategory,
  updateCategory,
  wholeTree,
} from './categories.service';
import { categoryGroups, nameIn, treeLines } from './categories.view';

const LIST = '/admin/categories';
/** Departments to choose from; a desk with more has to search for them elsewhere. */
const MOST_DEPARTMENTS = 500;

export async function treePage(req: Request, res: Response): Promise<void> {
  const { q } = parseQuery(categoriesQuery, req);
  const ctx = ctxOf(req);
  const [tree, departments, skills] = await Promise.all([wholeTree(ctx), departmentsOf(req), allSkills(ctx)]);
  const names = {
    locale: req.shell.locale,
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    skills: new Map(skills.map(({ id, name }) => [id, name])),
  };
  page(res, 'categories/tree', { q: q ?? '', categories: treeLines(tree, q, names) });
}

export async function newPage(req: Request, res: Response): Promise<void> {
  const { parent } = parseQuery(newCategoryQuery, req);
  await showForm(req, res, null, blankForm({ parentId: parent ?? '', position: '0', isActive: 'on' }));
}

export async function create(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const category = await createCategory(ctxOf(req), parseForm(categoryForm, req));
      done(res, LIST, 'categories.flash.created', { name: nameIn(req.shell.locale, category) });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const category = await findCategory(ctxOf(req), idParam(req));
  const { nameEs, nameEn, parentId, departmentId, skillIds, position, isActive } = category;
  const values = {
    nameEs,
    nameEn,
    parentId,
    departmentId,
    skillIds,
    position,
    isActive: isActive ? 'on' : '',
  };
  await showForm(req, res, category.id, blankForm(values));
}

export async function update(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const category = await updateCategory(ctxOf(req), id, parseForm(categoryForm, req));
      done(res, LIST, 'categories.flash.saved', { name: nameIn(req.shell.locale, category) });
    },
    (form) => showForm(req, res, id, form),
  );
}

export async function move(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await moveCategory(ctxOf(req), id, parseForm(moveForm, req).direction);
  done(res, `${LIST}#category-${id}`);
}

export async function removalPage(req: Request, res: Response): Promise<void> {
  await showRemoval(req, res, blankForm({ moveTo: '' }));
}

export async function remove(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const category = await findCategory(ctxOf(req), id);
      await removeCategory(ctxOf(req), id, parseForm(removalForm, req));
      done(res, LIST, 'categories.flash.removed', { name: nameIn(req.shell.locale, category) });
    },
    (form) => showRemoval(req, res, form),
  );
}

export async function deactivate(req: Request, res: Response): Promise<void> {
  const category = await updateCategory(ctxOf(req), idParam(req), { isActive: false });
  done(res, LIST, 'categories.flash.saved', { name: nameIn(req.shell.locale, category) });
}

async function showForm(req: Request, res: Response, id: string | null, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { locale } = req.shell;
  const category = id ? await findCategory(ctx, id) : null;
  const [tree, departments, skills] = await Promise.all([wholeTree(ctx), departmentsOf(req), allSkills(ctx)]);
  const hasChildren = tree.some((node) => node.id === id && node.children.length > 0);
  page(
    res,
    'categories/edit',
    {
      ...form,
      values: { ...form.values, skillIds: listOf(form.values.skillIds) },
      category: category && { id: category.id, name: nameIn(locale, category) },
      hasChildren,
      parents: tree
        .filter((node) => node.id !== id)
        .map((node) => ({ value: node.id, label: nameIn(locale, node) })),
      departments: departments.map(({ id, name }) => ({ value: id, label: name })),
      skills: skills.map(({ id, name }) => ({ value: id, label: name })),
    },
    form.status,
  );
}

async function showRemoval(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { locale } = req.shell;
  const category = await findCategory(ctx, idParam(req));
  const uses = await categoryUses(ctx, category.id);
  const tree = await wholeTree(ctx);
  page(
    res,
    'categories/removal',
    {
      ...form,
      category: { id: category.id, name: nameIn(locale, category), isActive: category.isActive },
      uses,
      isUsed: uses.tickets + uses.subcategories + uses.fields > 0,
      others: categoryGroups(tree, locale, category.id),
    },
    form.status,
  );
}

async function departmentsOf(req: Request): Promise<{ id: string; name: string }[]> {
  return (await listDepartments(ctxOf(req), { limit: MOST_DEPARTMENTS })).items;
}
