import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { queueUrl, ticketUrl, viewOf } from '../addresses.view';
import { neighboursInQueue } from '../queue/neighbours.queries';
import { findAtDesk } from '../tickets.service';
import { deletedTicket } from './deletion.queries';
import { deleteTicket, restoreTicket } from './deletion.service';

/** Puts the ticket in the bin; the page that follows offers to take it out again. */
export async function deleteDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number } = await findAtDesk(ctx, numberParam(req));
  await deleteTicket(ctx, id);
  done(res, ticketUrl(number, viewOf(req), '/deletion'));
}

export async function deletedTicketPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number, subject } = await deletedTicket(ctx, numberParam(req));
  const view = viewOf(req);
  const next = view && (await neighboursInQueue(ctx, view, id)).next;
  const { retentionDays } = await getSettings(ctx);
  page(res, 'desk/ticket-deleted', {
    number,
    subject,
    days: retentionDays,
    action: ticketUrl(number, view, '/restoration'),
    queue: queueUrl(view),
    next: next ? { number: next.number, href: ticketUrl(next.number, view) } : null,
  });
}

export async function restoreDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number } = await deletedTicket(ctx, numberParam(req));
  await restoreTicket(ctx, id);
  done(res, ticketUrl(number, viewOf(req)), 'desk.ticket.flash.restored');
}
