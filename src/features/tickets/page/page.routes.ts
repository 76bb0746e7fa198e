import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import type { Route } from '../../../platform/http/routes';
import { findTicket } from '../tickets.service';
import { portalTicketPage } from './customer.controller';
import { deskTicketPage } from './technician.controller';

export const pageRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets/:number', access: 'staff', handler: deskTicketPage },
  { method: 'get', path: '/portal/tickets/:number', access: 'signed_in', handler: portalTicketPage },
  { method: 'get', path: '/tickets/:number', access: 'signed_in', handler: toOwnView },
];

/** A link in a mail is the same for everybody; it leads to the ticket as its reader sees it. */
async function toOwnView(req: Request, res: Response): Promise<void> {
  const { number, internals } = await findTicket(ctxOf(req), numberParam(req));
  done(res, `${internals ? '/desk' : '/portal'}/tickets/${number}`);
}
