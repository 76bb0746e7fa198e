import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm } from '../../platform/http/input';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { categoryTree } from '../categories';
import { type FieldKind, kindOf } from './fields.kinds';
import { namingLines } from './fields.option-checks';
import { keyOf, parseOptions } from './fields.options';
import { labelIn } from './fields.parsing';
import { fieldForm, fieldMoveForm, newFieldForm } from './fields.schema';
import { createField, fields, findField, listFields, retireField, updateField } from './fields.service';
import type { TicketField } from './fields.types';
import { fieldFormView, fieldRows } from './fields.view';
import { fieldMerge, formValues } from './fields-merge.view';

const LIST = '/admin/fields';

export async function fieldsPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const [fields, categories] = await Promise.all([listFields(ctx), categoryTree(ctx)]);
  page(res, 'admin/fields', { fields: fieldRows(req, fields, categories) });
}

export async function newFieldPage(req: Request, res: Response): Promise<void> {
  const fields = await listFields(ctxOf(req));
  const last = Math.max(0, ...fields.map(({ position }) => position));
  await showForm(
    req,
    res,
    null,
    blankForm({ kind: 'text', customerAccess: 'none', position: String(last + 10) }),
  );
}

export async function createTicketField(req: Request, res: Response): Promise<void> {
  if (asksForChoices(req)) return showForm(req, res, null, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const { key, options, ...form } = parseForm(newFieldForm, req);
      const input = { ...form, key: key || keyOf(form.labelEn), options: optionsFor(form.kind, options) };
      const field = await namingLines(options, () => createField(ctxOf(req), input));
      done(res, LIST, 'fields.flash.created', { name: labelIn(req.shell, field) });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editFieldPage(req: Request, res: Response): Promise<void> {
  const field = await findField(ctxOf(req), idParam(req));
  await showForm(req, res, field, blankForm(formValues(field)));
}

export async function updateTicketField(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const field = await findField(ctx, idParam(req));
  if (asksForChoices(req)) return showForm(req, res, field, blankForm(req.body));
  const lists = { categories: await categoryTree(ctx), fields: await listFields(ctx) };
  const merge = fieldMerge(req, field, lists);
  const act = async () => {
    const { options, ...form } = parseForm(fieldForm, req);
    const patch = { ...form, options: optionsFor(field.kind, options) };
    const mine = withoutTheirs(req, patch, merge.fields);
    const saved = await namingLines(options, () => updateField(ctx, field.id, mine, versionOf(req)));
    done(res, LIST, 'fields.flash.saved', { name: labelIn(req.shell, saved) });
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, field, form)),
    () => merge,
  );
}

export async function moveField(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await fields.place(ctxOf(req), id, parseForm(fieldMoveForm, req).direction);
  done(res, `${LIST}#field-${id}`);
}

export async function retireTicketField(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const field = await findField(ctx, idParam(req));
  await submitted(
    req,
    async () => {
      const result = await retireField(ctx, field.id);
      done(res, LIST, `fields.flash.${result}`, { name: labelIn(req.shell, field) });
    },
    (form) => showForm(req, res, field, { ...form, values: formValues(field) }),
  );
}

/** The choice of another field, or the button beside it where there are no scripts: its values are to be shown. */
const asksForChoices = (req: Request): boolean => req.body?.step === 'choices';

function optionsFor(kind: FieldKind, lines: string) {
  const takes = kindOf(kind).options;
  return takes === 'none' ? [] : parseOptions(lines, takes === 'tree');
}

async function showForm(
  req: Request,
  res: Response,
  field: TicketField | null,
  form: FormState,
): Promise<void> {
  const ctx = ctxOf(req);
  const lists = { categories: await categoryTree(ctx), fields: await listFields(ctx) };
  // Where somebody chose what the others made, that is what the form goes on with.
  const theirs = field ? Object.entries(formValues(field)).filter(([name]) => keepsTheirs(req, name)) : [];
  const values = { version: field?.version, ...form.values, ...Object.fromEntries(theirs) };
  page(res, 'admin/fields-edit', fieldFormView(req, field, { ...form, values }, lists), form.status);
}
