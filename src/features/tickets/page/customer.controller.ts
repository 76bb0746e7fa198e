import type { Request, Response } from 'express';
import type { PersonActor } from '../../../platform/ctx';
import { ctxOf, numberParam, parseQuery } from '../../../platform/http/input';
import { isOpened } from '../../../platform/http/open-pages';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { readByOpening } from '../../notifications';
import { getSettings } from '../../settings';
import { customerSla } from '../../sla';
import { portalUrl } from '../addresses.view';
import { findInPortal } from '../tickets.service';
import { ticketQuery } from './customer.schema';
import { ticketView } from './customer.view';
import { ticketPage } from './page.queries';

export async function portalTicketPage(req: Request, res: Response): Promise<void> {
  await showTicket(req, res, blankForm());
}

async function showTicket(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { before } = parseQuery(ticketQuery, req);
  const number = numberParam(req);
  const [found, settings] = await Promise.all([
    ticketPage(ctx, number, before ? { before } : {}),
    getSettings(ctx),
  ]);
  if (found.ticket.internals) return done(res, `/desk/tickets/${number}`);
  const here = req.method === 'GET' ? req.originalUrl : portalUrl(number);
  if (isOpened(req)) await readByOpening(ctx, req.signIn, found.ticket.id);
  const expected = await customerSla(ctx, found.ticket);
  const state = { actor: ctx.actor as PersonActor, settings, expected, now: ctx.now, here, before };
  page(res, 'portal/ticket', ticketView(req.shell, found, form, state), form.status);
}

type Found = Awaited<ReturnType<typeof findInPortal>>;

/** The ticket comes first: what a person may not see answers 404, whatever they sent. */
export async function changeOwnTicket(
  req: Request,
  res: Response,
  act: (ctx: ReturnType<typeof ctxOf>, ticket: Found) => Promise<void>,
): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findInPortal(ctx, numberParam(req));
  await submitted(
    req,
    () => act(ctx, ticket),
    (form) => showTicket(req, res, form),
  );
}
