import type { Request, Response } from 'express';
import { allOf } from '../../../platform/http/checks';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { isId } from '../../../platform/ids';
import { categoryTree } from '../../categories';
import { formFields } from '../../fields';
import { getSettings } from '../../settings';
import { suggestedAgain } from '../similar/suggestions.controller';
import { typedFields } from './custom-fields.view';
import { newTicketForm, newTicketQuery } from './customer.schema';
import { submitView, textOf } from './customer.view';
import { createTicket } from './filing.service';

export async function newTicketPage(req: Request, res: Response): Promise<void> {
  const { category, subject } = parseQuery(newTicketQuery, req);
  await showForm(req, res, blankForm({ category, subject }));
}

/** The form again with the fields that its answers so far ask for. */
export async function newTicketFields(req: Request, res: Response): Promise<void> {
  await showForm(req, res, blankForm(req.body));
}

export async function submitTicket(req: Request, res: Response): Promise<void> {
  // The button that asks for a category's fields where there are no scripts to fetch them.
  if (req.body?.step === 'fields') return showForm(req, res, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const { form, uploads } = allOf({
        form: () => parseForm(newTicketForm, req),
        uploads: () => uploadsOf(req),
      });
      const { category, urgency, subject, description } = form;
      const ctx = ctxOf(req);
      const ticket = await createTicket(ctx, {
        categoryId: category,
        urgency,
        subject,
        description,
        fields: typedFields(req.body ?? {}),
        uploads,
      });
      done(res, `/portal/tickets/${ticket.number}`, 'portal.new.created', { number: ticket.number });
    },
    (form) => showForm(req, res, formErrors(form)),
  );
}

async function showForm(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const category = textOf(form.values.category);
  const [settings, categories, fields, similar] = await Promise.all([
    getSettings(ctx),
    categoryTree(ctx),
    formFields(ctx, isId(category) ? category : null, 'customer', typedFields(form.values)),
    suggestedAgain(ctx, 'customer', form),
  ]);
  const state = { settings, categories, fields, similar, now: ctx.now };
  page(res, 'portal/new', submitView(req.shell, form, state), form.status);
}

/** The service calls a ticket's category by its column, the form by its name. */
function formErrors(form: FormState): FormState {
  const { categoryId, departmentId, ...errors } = form.errors;
  const category = errors.category ?? categoryId ?? departmentId;
  return { ...form, errors: { ...errors, ...(category && { category }) } };
}
