import type { Request, Response } from 'express';
import { AppError, notFound } from '../../../platform/errors';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { cameFrom, ticketUrl } from '../addresses.view';
import { showTicket } from '../page/technician.controller';
import { findAtDesk } from '../tickets.service';
import { takeTicket } from './assignment.service';

/** Whether the form takes the ticket for whoever sends it. */
export function isTaking(req: Request): boolean {
  const { assignee } = (req.body ?? {}) as Record<string, unknown>;
  return assignee === undefined || assignee === 'me';
}

/** Takes the ticket; who was faster is told. */
export async function takeDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findAtDesk(ctx, numberParam(req));
  try {
    await takeTicket(ctx, ticket.id);
    done(res, ticketUrl(ticket.number, cameFrom(req)), 'desk.ticket.flash.taken', {
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
  const { version } = await findAtDesk(ctxOf(req), number);
  const href = ticketUrl(number, cameFrom(req), '/assignment');
  const notice = {
    tone: 'warning',
    title: t('desk.ticket.taken_title', { name: assignee.name }),
    text: t('desk.ticket.taken_text'),
    action: { label: t('desk.ticket.taken_anyway'), href, fields: { assignee: actor.id, version } },
  } as const;
  await showTicket(req, res, { notice }, 409);
}
