import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { listOf } from '../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { staffOf } from '../users';
import { departmentForm, departmentsQuery, removalForm } from './departments.schema';
import {
  allDepartments,
  createDepartment,
  departmentUses,
  findDepartment,
  listDepartments,
  removeDepartment,
  updateDepartment,
} from './departments.service';
import { departmentsView } from './departments.view';

const LIST = '/admin/departments';

export async function listPage(req: Request, res: Response): Promise<void> {
  const query = parseQuery(departmentsQuery, req);
  const active = query.state === null ? null : query.state === 'active';
  const found = await listDepartments(ctxOf(req), { ...query, active, sort: query.sort ?? 'name' });
  page(res, 'departments/list', departmentsView(req.shell, { ...query, sort: query.sort ?? 'name' }, found));
}

export async function newPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm({ isActive: 'on' }));
}

export async function create(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { name } = await createDepartment(ctxOf(req), parseForm(departmentForm, req));
      done(res, LIST, 'departments.flash.created', { name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const department = await findDepartment(ctxOf(req), idParam(req));
  const { name, email, managerId, members, isActive } = department;
  const memberIds = members.map((member) => member.id);
  const values = { name, email, managerId, memberIds, isActive: isActive ? 'on' : '' };
  await showForm(req, res, department.id, blankForm(values));
}

export async function update(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await updateDepartment(ctxOf(req), id, parseForm(departmentForm, req));
      done(res, LIST, 'departments.flash.saved', { name });
    },
    (form) => showForm(req, res, id, form),
  );
}

export async function removalPage(req: Request, res: Response): Promise<void> {
  await showRemoval(req, res, blankForm({ moveTo: '' }));
}

export async function remove(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await findDepartment(ctxOf(req), id);
      await removeDepartment(ctxOf(req), id, parseForm(removalForm, req));
      done(res, LIST, 'departments.flash.removed', { name });
    },
    (form) => showRemoval(req, res, form),
  );
}

export async function deactivate(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { name } = await updateDepartment(ctxOf(req), idParam(req), { isActive: false });
      done(res, LIST, 'departments.flash.saved', { name });
    },
    (form) => showRemoval(req, res, form),
  );
}

async function showForm(req: Request, res: Response, id: string | null, form: FormState): Promise<void> {
  const department = id ? await findDepartment(ctxOf(req), id) : null;
  const staff = (await staffOf(ctxOf(req))).map(({ id, name }) => ({ id, name }));
  const others = (department?.members ?? []).filter(
    (member) => !staff.some((person) => person.id === member.id),
  );
  const people = [...staff, ...others].sort((a, b) => req.shell.fmt.compare(a.name, b.name));
  page(
    res,
    'departments/edit',
    {
      ...form,
      values: { ...form.values, memberIds: listOf(form.values.memberIds) },
      department: department && { id: department.id, name: department.name },
      people: people.map((person) => ({ value: person.id, label: person.name })),
    },
    form.status,
  );
}

async function showRemoval(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const department = await findDepartment(ctx, idParam(req));
  const uses = await departmentUses(ctx, department.id);
  const others = (await allDepartments(ctx)).filter((other) => other.id !== department.id);
  page(
    res,
    'departments/removal',
    {
      ...form,
      department: { id: department.id, name: department.name, isActive: department.isActive },
      uses,
      isUsed: uses.tickets + uses.categories + uses.cannedReplies > 0,
      others: others.map((other) => ({ value: other.id, label: other.name })),
    },
    form.status,
  );
}
