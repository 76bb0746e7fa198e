import type { Request, Response } from 'express';
import { AppError, invalid, notFound } from '../../../platform/errors';
import { ctxOf, numberParam, parseForm } from '../../../platform/http/input';
import { done, errorTexts, page } from '../../../platform/http/respond';
import { changeTicket, closeTicket, findTicket, takeTicket } from '../index';
import type { Ticket, TicketPatch } from '../tickets.types';
import { showConflict } from './conflict.controller';
import { showRefusal, showTicket, viewOf } from './ticket.controller';
import {
  closureForm,
  customFieldsOf,
  domainName,
  duplicateNumber,
  patchOf,
  propertiesForm,
} from './ticket.schema';
import { ticketUrl } from './ticket.view';

/** The form of subject and description on its own page. */
export async function editTicketPage(req: Request, res: Response): Promise<void> {
  const ticket = await findTicket(ctxOf(req), numberParam(req));
  showEdit(req, res, ticket);
}

function showEdit(req: Request, res: Response, ticket: Ticket, error?: AppError): void {
  const typed = error ? (req.body as Record<string, unknown>) : {};
  const { number, subject, description } = ticket;
  const { version } = { ...ticket, ...typed };
  const values = { subject, description, ...typed };
  const view = viewOf(req);
  const model = {
    number,
    version,
    values,
    base: { subject, description },
    errors: error ? errorTexts(req, error.fields) : {},
    action: ticketUrl(number, view, '/properties'),
    back: ticketUrl(number, view),
  };
  page(res, 'desk/ticket-edit', model, error?.status ?? 200);
}

/** Changes whatever properties the form brought; what somebody else changed meanwhile is asked about. */
export async function changeProperties(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findTicket(ctx, numberParam(req));
  const body = (req.body ?? {}) as Record<string, unknown>;
  try {
    const form = parseForm(propertiesForm(body), req);
    const fields = customFieldsOf(body);
    const patch: TicketPatch = { ...patchOf(form), ...(Object.keys(fields).length > 0 && { fields }) };
    if (Object.keys(patch).length > 0) await changeTicket(ctx, ticket.id, patch, versionOf(form.version));
    if (!(await stillVisible(req, ticket.number))) return sayGone(req, res, ticket.number);
    answerChange(req, res, ticket.number, body);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.data.kind === 'stale') return showConflict(req, res, error);
    if (Object.keys(error.fields).length === 0) throw error;
    if ('description' in body || 'subject' in body) return showEdit(req, res, ticket, error);
    await showRefusal(req, res, 'panel', error);
  }
}

/** Who hands a ticket to another department may no longer see it. */
async function stillVisible(req: Request, number: number): Promise<boolean> {
  const mayLeave = ['department', 'assignee', 'category'].some((name) => name in (req.body ?? {}));
  if (!mayLeave) return true;
  try {
    return Boolean(await findTicket(ctxOf(req), number));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}

function sayGone(req: Request, res: Response, number: number): void {
  const view = viewOf(req);
  done(res, `/desk/tickets${view ? `?view=${view}` : ''}`, 'desk.ticket.flash.handed_over', {
    number: String(number),
  });
}

const versionOf = (version: unknown) => (typeof version === 'number' ? { version } : {});

function answerChange(req: Request, res: Response, number: number, body: Record<string, unknown>): void {
  const url = ticketUrl(number, viewOf(req));
  const names = Object.keys(body).filter((name) =>
    req.ctx.system.i18n.has(`ticket.field.${domainName(name)}`),
  );
  const [name] = names;
  if (!name || names.length > 1) done(res, url, 'desk.ticket.flash.edited');
  else done(res, url, 'desk.ticket.flash.saved', { field: req.shell.t(`ticket.field.${domainName(name)}`) });
}

/** Takes the ticket, or gives it to somebody; an empty assignee gives it back to the queue. */
export async function assignTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findTicket(ctx, numberParam(req));
  const { assignee } = (req.body ?? {}) as Record<string, unknown>;
  if (assignee !== undefined && assignee !== 'me') return changeProperties(req, res);
  try {
    await takeTicket(ctx, ticket.id);
    done(res, ticketUrl(ticket.number, viewOf(req)), 'desk.ticket.flash.taken', {
      number: String(ticket.number),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.data.kind !== 'taken') throw error;
    await showTaken(req, res, ticket.number, error.data.assignee as { id: string; name: string });
  }
}

async function showTaken(
  req: Request,
  res: Response,
  number: number,
  assignee: { name: string },
): Promise<void> {
  const { t } = req.shell;
  const { actor } = req.ctx;
  if (actor.kind !== 'person') throw notFound();
  const { version } = await findTicket(ctxOf(req), number);
  const href = ticketUrl(number, viewOf(req), '/assignment');
  const notice = {
    tone: 'warning',
    title: t('desk.ticket.taken_title', { name: assignee.name }),
    text: t('desk.ticket.taken_text'),
    action: { label: t('desk.ticket.taken_anyway'), href, fields: { assignee: actor.id, version } },
  } as const;
  await showTicket(req, res, { notice }, 409);
}

/** Closes the ticket: as solved, as the duplicate of another, or as spam. */
export async function closeDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findTicket(ctx, numberParam(req));
  try {
    const { reason, version } = parseForm(closureForm, req);
    if (reason === null) await closeTicket(ctx, ticket.id, versionOf(version));
    else await changeTicket(ctx, ticket.id, closurePatch(req, ticket, reason), versionOf(version));
    done(res, ticketUrl(ticket.number, viewOf(req)), 'desk.ticket.flash.closed');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.data.kind === 'stale') return showConflict(req, res, error);
    if (Object.keys(error.fields).length === 0) throw error;
    const { duplicateOfNumber, ...fields } = error.fields;
    const renamed = { ...fields, ...(duplicateOfNumber && { duplicate_of: duplicateOfNumber }) };
    await showRefusal(req, res, 'closure', new AppError('invalid', { fields: renamed }));
  }
}

function closurePatch(req: Request, ticket: Ticket, reason: 'duplicate' | 'spam'): TicketPatch {
  if (reason === 'spam') return { status: 'closed', closeReason: reason };
  const { duplicate_of: number } = parseForm(duplicateNumber, req);
  if (number === ticket.number) throw invalid('duplicate_of', 'tickets.error.unknown_ticket');
  return { status: 'closed', closeReason: reason, duplicateOfNumber: number };
}
