import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { askingOf, cameFrom, queueUrl, ticketUrl } from '../addresses.view';
import { conditionsOf } from '../query/filtering.service';
import { neighboursInQueue } from '../queue/neighbours.queries';
import { findAtDesk } from '../tickets.service';
import { deletedTicket } from './deletion.queries';
import { deleteTicket, restoreTicket } from './deletion.service';

/** Puts the ticket in the bin; the page that follows offers to take it out again. */
export async function deleteDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number } = await findAtDesk(ctx, numberParam(req));
  await deleteTicket(ctx, id);
  done(res, ticketUrl(number, cameFrom(req), '/deletion'));
}

export async function deletedTicketPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number, subject } = await deletedTicket(ctx, numberParam(req));
  const came = cameFrom(req);
  const filters = await conditionsOf(ctx, came?.q ?? null, askingOf(req));
  const next = came && (await neighboursInQueue(ctx, came.view, id, filters)).next;
  const { retentionDays } = await getSettings(ctx);
  page(res, 'desk/ticket-deleted', {
    number,
    subject,
    days: retentionDays,
    action: ticketUrl(number, came, '/restoration'),
    queue: queueUrl(came),
    next: next ? { number: next.number, href: ticketUrl(next.number, came) } : null,
  });
}

export async function restoreDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number } = await deletedTicket(ctx, numberParam(req));
  await restoreTicket(ctx, id);
  done(res, ticketUrl(number, cameFrom(req)), 'desk.ticket.flash.restored');
}
