import type { Request, Response } from 'express';
import { notFound } from '../../../platform/errors';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { viewOf } from '../page/technician.controller';
import { ticketUrl } from '../page/technician.view';
import { listTickets } from '../queue/queue.queries';
import { findAtDesk } from '../tickets.service';
import { deletedTickets } from './deletion.queries';
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
  const { number, subject } = await deletedTicket(req);
  const view = viewOf(req);
  const { items } = view ? await listTickets(ctx, { view, limit: 1 }) : { items: [] };
  const next = items[0];
  const { retentionDays } = await getSettings(ctx);
  page(res, 'desk/ticket-deleted', {
    number,
    subject,
    days: retentionDays,
    action: ticketUrl(number, view, '/restoration'),
    queue: `/desk/tickets${view ? `?view=${view}` : ''}`,
    next: next ? { number: next.number, href: ticketUrl(next.number, view) } : null,
  });
}

export async function restoreDeskTicket(req: Request, res: Response): Promise<void> {
  const { id, number } = await deletedTicket(req);
  await restoreTicket(ctxOf(req), id);
  done(res, ticketUrl(number, viewOf(req)), 'desk.ticket.flash.restored');
}

/** The ticket of that number in the bin: what was deleted last comes first, which is where an undo looks. */
async function deletedTicket(req: Request) {
  const number = numberParam(req);
  let cursor: string | undefined;
  do {
    const { items, next } = await deletedTickets(ctxOf(req), { cursor });
    const found = items.find((item) => item.number === number);
    if (found) return found;
    cursor = next ?? undefined;
  } while (cursor);
  throw notFound();
}
