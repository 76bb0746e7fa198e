import type { Request, Response } from 'express';
import type { AppError } from '../../../platform/errors';
import { ctxOf, numberParam, parseQuery } from '../../../platform/http/input';
import { isOpened } from '../../../platform/http/open-pages';
import { done, errorTexts, page } from '../../../platform/http/respond';
import { cannedFor } from '../../canned';
import { readByOpening } from '../../notifications';
import { getSettings } from '../../settings';
import { ticketSla } from '../../sla';
import { askingOf, cameFrom } from '../addresses.view';
import { formName } from '../properties/list';
import { conditionsOf } from '../query/filtering.service';
import { neighboursInQueue } from '../queue/neighbours.queries';
import type { Neighbours } from '../queue/queue.types';
import { withdrawnOf } from '../undo/withdrawn.service';
import type { DeskTicket, Refusal } from './desk-ticket.view';
import { ticketPage } from './page.queries';
import { choicesFor } from './panel-options';
import { ticketQuery } from './technician.schema';
import { deskTicketModel } from './technician.view';

type Extra = Partial<Pick<DeskTicket, 'composer' | 'refusal' | 'notice' | 'before'>> & {
  undone?: string | null;
};

export async function deskTicketPage(req: Request, res: Response): Promise<void> {
  const { before, undone } = parseQuery(ticketQuery, req);
  await showTicket(req, res, { before, undone });
}

/** The workspace of one ticket, whatever led to it. */
export async function showTicket(
  req: Request,
  res: Response,
  extra: Extra = {},
  status = 200,
): Promise<void> {
  const ctx = ctxOf(req);
  const came = cameFrom(req);
  const before = extra.before ?? null;
  const number = numberParam(req);
  const found = await ticketPage(ctx, number, before ? { before } : {});
  if (!found.ticket.internals) return done(res, `/portal/tickets/${number}`);
  if (isOpened(req)) await readByOpening(ctx, req.signIn, found.ticket.id);
  const [choices, canned, neighbours, settings, sla] = await Promise.all([
    choicesFor(ctx),
    cannedFor(ctx, found.ticket),
    neighboursOf(req, found.ticket.id),
    getSettings(ctx),
    ticketSla(ctx, found.ticket, found.derived.sla),
  ]);
  const limits = {
    files: settings.attachmentMaxFiles,
    megabytes: settings.attachmentMaxMb,
    retentionDays: settings.retentionDays,
  };
  // A form that comes back brings along what it went on with.
  const undone = extra.undone ?? req.body?.undone;
  const withdrawn = undone ? await withdrawnOf(ctx, found.ticket.id, String(undone)) : null;
  const read = { found, sla, choices, canned, neighbours, came, before, limits, withdrawn };
  const model = deskTicketModel(req, { ...extra, ...read });
  page(res, 'desk/ticket', model, status);
}

/** The page again with what was typed and what is wrong with it. */
export function showRefusal(
  req: Request,
  res: Response,
  about: Refusal['about'],
  error: AppError,
  extra: Extra = {},
): Promise<void> {
  const texts = Object.entries(errorTexts(req, error.fields));
  const errors = Object.fromEntries(texts.map(([field, text]) => [formName(field), text]));
  const values = { ...(req.body as Record<string, unknown>) };
  return showTicket(
    req,
    res,
    { ...extra, refusal: { about, values, errors, status: error.status } },
    error.status,
  );
}

/** Those of the queue that its reader came from. */
async function neighboursOf(req: Request, ticketId: string): Promise<Neighbours> {
  const came = cameFrom(req);
  if (!came) return { previous: null, next: null };
  const ctx = ctxOf(req);
  return neighboursInQueue(ctx, came.view, ticketId, await conditionsOf(ctx, came.q, askingOf(req)));
}
