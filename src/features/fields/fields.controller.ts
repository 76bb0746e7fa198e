import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { categoryTree } from '../categories';
import { fieldForm, fieldMoveForm, keyOf, newFieldForm, optionLines, parseOptions } from './fields.schema';
import { createField, findField, listFields, retireField, updateField } from './fields.service';
import type { TicketField } from './fields.types';
import { fieldFormView, fieldRows, labelIn } from './fields.view';

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
  await submitted(
    req,
    async () => {
      const { key, options, ...form } = parseForm(newFieldForm, req);
      const field = await createField(ctxOf(req), {
        ...form,
        key: key || keyOf(form.labelEn),
        options: form.kind === 'select' ? parseOptions(options) : [],
      });
      done(res, LIST, 'fields.flash.created', { name: labelIn(req, field) });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editFieldPage(req: Request, res: Response): Promise<void> {
  const field = await findField(ctxOf(req), idParam(req));
  const { isRequired, isActive, position, options, ...rest } = field;
  await showForm(
    req,
    res,
    field,
    blankForm({
      ...rest,
      position: String(position),
      options: optionLines(options),
      isRequired: isRequired ? 'on' : '',
      isActive: isActive ? 'on' : '',
    }),
  );
}

export async function updateTicketField(req: Request, res: Response): Promise<void> {
  const field = await findField(ctxOf(req), idParam(req));
  await submitted(
    req,
    async () => {
      const { options, ...form } = parseForm(fieldForm, req);
      const saved = await updateField(ctxOf(req), field.id, {
        ...form,
        options: field.kind === 'select' ? parseOptions(options) : [],
      });
      done(res, LIST, 'fields.flash.saved', { name: labelIn(req, saved) });
    },
    (form) => showForm(req, res, field, form),
  );
}

/** Swaps a field with its neighbour; all get new places, so that equal ones fall apart. */
export async function moveField(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { direction } = parseForm(fieldMoveForm, req);
  const field = await findField(ctx, idParam(req));
  const order = (await listFields(ctx)).map(({ id, position }) => ({ id, position }));
  const at = order.findIndex(({ id }) => id === field.id);
  const to = direction === 'up' ? at - 1 : at + 1;
  const [moved, other] = [order[at], order[to]];
  if (moved && other) {
    order[at] = other;
    order[to] = moved;
    for (const [index, { id, position }] of order.entries()) {
      if (position !== (index + 1) * 10) await updateField(ctx, id, { position: (index + 1) * 10 });
    }
  }
  done(res, `${LIST}#field-${field.id}`);
}

export async function retireTicketField(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const field = await findField(ctx, idParam(req));
  const result = await retireField(ctx, field.id);
  done(res, LIST, `fields.flash.${result}`, { name: labelIn(req, field) });
}

async function showForm(
  req: Request,
  res: Response,
  field: TicketField | null,
  form: FormState,
): Promise<void> {
  const categories = await categoryTree(ctxOf(req));
  page(res, 'admin/fields-edit', fieldFormView(req, field, form, categories), form.status);
}
