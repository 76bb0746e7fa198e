import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, numberParam, parseForm } from '../../../platform/http/input';
import { done, errorTexts, page } from '../../../platform/http/respond';
import { fieldDefinitions } from '../../fields';
import { cameFrom, portalUrl, queueUrl, ticketUrl } from '../addresses.view';
import { showConflict } from '../conflicts/conflicts.controller';
import { showRefusal } from '../page/technician.controller';
import { labelOf } from '../properties/labels.view';
import { domainName, formName, namesWhere } from '../properties/list';
import { MAX } from '../tickets.input';
import { findAtDesk, placeOf } from '../tickets.service';
import type { Ticket } from '../tickets.types';
import { customFieldsOf, isBrought, patchOf, propertiesForm, versionOf } from './changes.schema';
import { changeTicket } from './changes.service';
import type { TicketPatch } from './changes.types';

/** The form of subject and description on its own page. */
export async function editTicketPage(req: Request, res: Response): Promise<void> {
  const ticket = await findAtDesk(ctxOf(req), numberParam(req));
  showEdit(req, res, ticket);
}

function showEdit(req: Request, res: Response, ticket: Ticket, error?: AppError): void {
  const typed = error ? (req.body as Record<string, unknown>) : {};
  const { number, subject, description } = ticket;
  const { version } = { ...ticket, ...typed };
  const values = { subject, description, ...typed };
  const view = cameFrom(req);
  const model = {
    number,
    version,
    values,
    base: { subject, description },
    max: MAX,
    errors: error ? errorTexts(req, error.fields) : {},
    action: ticketUrl(number, view, '/properties'),
    back: ticketUrl(number, view),
  };
  page(res, 'desk/ticket-edit', model, error?.status ?? 200);
}

/** Changes whatever properties the form brought; what somebody else changed meanwhile is asked about. */
export async function changeProperties(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findAtDesk(ctx, numberParam(req));
  const body = (req.body ?? {}) as Record<string, unknown>;
  try {
    const form = parseForm(propertiesForm(body, req.shell.fmt.timeZone), req);
    const fields = customFieldsOf(body);
    const patch: TicketPatch = { ...patchOf(form), ...(Object.keys(fields).length > 0 && { fields }) };
    if (Object.keys(patch).length > 0) await changeTicket(ctx, ticket.id, patch, versionOf(form.version));
    const place = await placeAfter(req, ticket.number);
    if (place === null) sayGone(req, res, ticket.number);
    else if (place === 'portal') await answerChange(req, res, portalUrl(ticket.number), body);
    else await answerChange(req, res, ticketUrl(ticket.number, cameFrom(req)), body);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.data.kind === 'stale') return showConflict(req, res, error);
    if (Object.keys(error.fields).length === 0) throw error;
    if ('description' in body || 'subject' in body) return showEdit(req, res, ticket, error);
    await showRefusal(req, res, 'panel', error);
  }
}

const HANDING_OVER = namesWhere(({ kind }) => ['department', 'category', 'person'].includes(kind)).map(
  formName,
);

/** Who hands a ticket to another department may no longer see it, or only as its requester or participant. */
async function placeAfter(req: Request, number: number): Promise<'desk' | 'portal' | null> {
  const mayLeave = HANDING_OVER.some((name) => name in (req.body ?? {}));
  return mayLeave ? placeOf(ctxOf(req), number) : 'desk';
}

function sayGone(req: Request, res: Response, number: number): void {
  done(res, queueUrl(cameFrom(req)), 'desk.ticket.flash.handed_over', { number: String(number) });
}

/** Says which property was saved where it was one, by its name. */
async function answerChange(
  req: Request,
  res: Response,
  url: string,
  body: Record<string, unknown>,
): Promise<void> {
  const { i18n } = req.ctx.system;
  const names = Object.keys(body).filter(
    (name) => name.startsWith('fields.') || i18n.has(`ticket.field.${domainName(name)}`),
  );
  const brought = names.filter((name) => isBrought(body, name));
  const [name, ...others] = brought.length > 0 ? brought : names;
  if (!name || others.length > 0) return done(res, url, 'desk.ticket.flash.edited');
  const field = labelOf(req, await fieldDefinitions(ctxOf(req)), domainName(name));
  done(res, url, 'desk.ticket.flash.saved', { field });
}
