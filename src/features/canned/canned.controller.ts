import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { pageLinks } from '../../platform/http/lists';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { allDepartments } from '../departments';
import { getSettings } from '../settings';
import { cannedForm, cannedQuery } from './canned.schema';
import { createCanned, deleteCanned, findCanned, listCanned, updateCanned } from './canned.service';
import type { CannedReply } from './canned.types';
import { cannedFormView, cannedRows } from './canned.view';
import { cannedMerge, formValues } from './canned-merge.view';

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
  done(res, LIST);
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
  const reply = await findCanned(ctxOf(req), idParam(req));
  await showForm(req, res, reply, blankForm(formValues(req, reply)));
}

export async function updateCannedReply(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const reply = await findCanned(ctx, idParam(req));
  if (req.body?.step === 'preview') return showForm(req, res, reply, blankForm(req.body));
  const merge = cannedMerge(req, reply, await allDepartments(ctx));
  const act = async () => {
    const { department, ...form } = parseForm(cannedForm, req);
    const patch = withoutTheirs(req, { ...form, departmentId: department }, merge.fields);
    const { title } = await updateCanned(ctx, reply.id, patch, versionOf(req));
    done(res, LIST, 'canned.flash.saved', { title });
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, reply, form)),
    () => merge,
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
  reply: CannedReply | null,
  form: FormState,
): Promise<void> {
  const ctx = ctxOf(req);
  const [departments, settings] = await Promise.all([allDepartments(ctx), getSettings(ctx)]);
  const { departmentId, ...errors } = form.errors;
  // Where somebody chose what the others made, that is what the form goes on with.
  const theirs = reply
    ? Object.entries(formValues(req, reply)).filter(([name]) => keepsTheirs(req, name))
    : [];
  const state = {
    ...form,
    values: { version: reply?.version, ...form.values, ...Object.fromEntries(theirs) },
    errors: { ...errors, ...(departmentId && { department: departmentId }) },
  };
  page(
    res,
    'canned/edit',
    cannedFormView(req, { reply, form: state, departments, desk: settings.name }),
    form.status,
  );
}
