import type { Request, Response } from 'express';
import { type AppError, notFound } from '../../../platform/errors';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import type { StaleForm } from '../../../platform/merging';
import { cameFrom, ticketUrl } from '../addresses.view';
import { ticketPage } from '../page/page.queries';
import { choicesFor } from '../page/panel-options';
import { conflictModel } from './conflicts.view';

/** Two people changed the same: shows both sides, and sends the choice where the form was going. */
export async function showConflict(req: Request, res: Response, error: AppError): Promise<void> {
  const number = numberParam(req);
  const view = cameFrom(req);
  const found = await ticketPage(ctxOf(req), number);
  // Both sides are for those who still work on it.
  if (!found.ticket.internals) throw notFound();
  const choices = await choicesFor(ctxOf(req));
  const body = (req.body ?? {}) as Record<string, unknown>;
  const stale = error.data as unknown as StaleForm;
  const model = {
    number,
    subject: found.ticket.subject,
    version: stale.version,
    action: ticketUrl(number, view, req.path.endsWith('/closure') ? '/closure' : '/properties'),
    back: ticketUrl(number, view),
    ...conflictModel(req, { found, choices, stale, body }),
  };
  page(res, 'desk/conflict', model, 409);
}
