import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { pageLinks } from '../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { allDepartments } from '../departments';
import { getSettings } from '../settings';
import { cannedForm, cannedQuery } from './canned.schema';
import { createCanned, deleteCanned, findCanned, listCanned, updateCanned } from './canned.service';
import { cannedFormView, cannedRows } from './canned.view';

const LIST = '/desk/templates';

export async function cannedPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q, cursor } = parseQuery(cannedQuery, req);
  const [replies, departments] = await Promise.all([
    listCanned(ctx, { ...(q && { q }), ...(cursor && { cursor }) }),
    allDepartments(ctx),
  ]);
  page(res, 'canned/list', {
    q: q ?? '',
    replies: cannedRows(req, replies.items, departments),
    ...pageLinks(LIST, { q }, replies),
  });
}

export function cannedForAdministrators(_req: Request, res: Response): void {
  res.redirect(302, LIST);
}

export async function newCannedPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm({ isActive: 'on' }));
}

export async function createCannedReply(req: Request, res: Response): Promise<void> {
  if (req.body?.step === 'preview') return showForm(req, res, null, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const { department, ...form } = parseForm(cannedForm, req);
      const reply = await createCanned(ctxOf(req), { ...form, departmentId: department });
      done(res, LIST, 'canned.flash.created', { title: reply.title });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editCannedPage(req: Request, res: Response): Promise<void> {
  const { id, title, body, locale, departmentId, isActive } = await findCanned(ctxOf(req), idParam(req));
  const values = { title, body, locale, department: departmentId, isActive: isActive ? 'on' : '' };
  await showForm(req, res, { id, title }, blankForm(values));
}

export async function updateCannedReply(req: Request, res: Response): Promise<void> {
  const { id, title } = await findCanned(ctxOf(req), idParam(req));
  if (req.body?.step === 'preview') return showForm(req, res, { id, title }, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const { department, ...form } = parseForm(cannedForm, req);
      const reply = await updateCanned(ctxOf(req), id, { ...form, departmentId: department });
      done(res, LIST, 'canned.flash.saved', { title: reply.title });
    },
    (form) => showForm(req, res, { id, title }, form),
  );
}

export async function deleteCannedReply(req: Request, res: Response): Promise<void> {
  const { id, title } = await findCanned(ctxOf(req), idParam(req));
  await deleteCanned(ctxOf(req), id);
  done(res, LIST, 'canned.flash.deleted', { title });
}

async function showForm(
  req: Request,
  res: Response,
  reply: { id: string; title: string } | null,
  form: FormState,
): Promise<void> {
  const ctx = ctxOf(req);
  const [departments, settings] = await Promise.all([allDepartments(ctx), getSettings(ctx)]);
  const { departmentId, ...errors } = form.errors;
  const state = { ...form, errors: { ...errors, ...(departmentId && { department: departmentId }) } };
  page(
    res,
    'canned/edit',
    cannedFormView(req, { reply, form: state, departments, desk: settings.name }),
    form.status,
  );
}
