import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { isId } from '../../../platform/ids';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { formFields } from '../../fields';
import { getSettings } from '../../settings';
import { findUser, type Person, searchPeople, staffOf } from '../../users';
import { customFieldsOf } from '../changes/changes.schema';
import { formName } from '../properties/list';
import { suggestedAgain } from '../similar/suggestions.controller';
import { typedFields } from './custom-fields.view';
import { fileForCustomer } from './for-customer.service';
import { newCustomerForm, newTicketForm, newTicketQuery } from './technician.schema';
import { newTicketView, typed } from './technician.view';

export async function newTicketPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, blankForm(parseQuery(newTicketQuery, req)));
}

/** The form again with the fields that its answers so far ask for. */
export async function newTicketFields(req: Request, res: Response): Promise<void> {
  await showForm(req, res, blankForm(req.body));
}

export async function createForCustomer(req: Request, res: Response): Promise<void> {
  if (looksUp(req.body ?? {})) return showForm(req, res, blankForm(req.body));
  await submitted(
    req,
    async () => {
      const form = readForm(req);
      const ctx = ctxOf(req);
      const ticket = await fileForCustomer(ctx, form, customFieldsOf(req.body ?? {}), uploadsOf(req));
      done(res, `/desk/tickets/${ticket.number}`, 'new.flash.created', { number: ticket.number });
    },
    (form) => showForm(req, res, { ...form, errors: formErrors(form.errors) }),
  );
}

/** A button that looks something up, or Enter in the search for a customer: what was typed stays. */
function looksUp({
  step,
  requester,
  requester_q: q,
  subject,
  description,
}: Record<string, unknown>): boolean {
  return Boolean(step) || Boolean(q && !requester && !subject && !description);
}

/** Everything that is wrong with what was typed, at once. */
function readForm(req: Request) {
  const fields: AppError['fields'] = {};
  const collect = <T>(check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      Object.assign(fields, error.fields);
      return undefined;
    }
  };
  const form = collect(() => parseForm(newTicketForm(req.shell.fmt.timeZone), req));
  const { requester, new_name: name, new_email: email } = req.body ?? {};
  if (!requester && (name || email)) collect(() => parseForm(newCustomerForm, req));
  else if (!requester) fields.requester = { key: 'new.error.requester' };
  collect(() => uploadsOf(req));
  if (!form || Object.keys(fields).length > 0) throw new AppError('invalid', { fields });
  return form;
}

/** What is wrong with a customer nobody knows is said beside the fields for them. */
const NEWCOMER: Record<string, string> = { name: 'new_name', email: 'new_email' };

/** Services call properties by their columns, the form by shorter names. */
function formErrors(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, text]) => [NEWCOMER[field] ?? formName(field), text]),
  );
}

async function showForm(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const category = typed(form.values.category);
  const [settings, categories, departments, staff, fields, people, similar] = await Promise.all([
    getSettings(ctx),
    categoryTree(ctx),
    allDepartments(ctx),
    staffOf(ctx),
    formFields(ctx, isId(category) ? category : null, 'staff', typedFields(form.values)),
    requestersFor(req, form),
    suggestedAgain(ctx, 'staff', form),
  ]);
  const parts = { settings, categories, departments, staff, fields, people, similar };
  const model = newTicketView(req, form, parts);
  page(res, 'desk/new', model, form.status);
}

/** Who was chosen, and who matches the search. */
async function requestersFor(req: Request, { values }: FormState): Promise<Person[]> {
  const ctx = ctxOf(req);
  const q = typed(values.requester_q).slice(0, 100).trim();
  const id = typed(values.requester);
  const [found, chosen] = await Promise.all([
    q.length > 1 ? searchPeople(ctx, { q, roles: ['customer'], limit: 8 }) : [],
    isId(id) ? chosenPerson(req, id) : null,
  ]);
  return chosen && !found.some((person) => person.id === chosen.id) ? [chosen, ...found] : found;
}

async function chosenPerson(req: Request, id: string): Promise<Person | null> {
  try {
    const { name, email, role, isVip, organizationName } = await findUser(ctxOf(req), id);
    return role === 'customer' ? { id, name, email, role, isVip, organizationName } : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
