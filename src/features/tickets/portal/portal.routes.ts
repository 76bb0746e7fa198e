import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import type { Route } from '../../../platform/http/routes';
import { downloadAttachment } from './attachment.controller';
import { ticketsPage } from './list.controller';
import { newTicketPage, submitTicket } from './submit.controller';
import {
  closePortalTicket,
  portalTicketPage,
  ratePortalTicket,
  reopenPortalTicket,
  replyToTicket,
} from './ticket.controller';

const TICKET = '/portal/tickets/:number';

export const portalRoutes: Route[] = [
  { method: 'get', path: '/portal', access: 'customer', handler: ticketsPage },
  { method: 'get', path: '/portal/tickets', access: 'customer', handler: ticketsPage },
  {
    method: 'post',
    path: '/portal/tickets',
    access: 'customer',
    handler: submitTicket,
    upload: true,
    limit: 'submit',
  },
  { method: 'get', path: '/portal/tickets/new', access: 'customer', handler: newTicketPage },
  { method: 'get', path: TICKET, access: 'customer', handler: portalTicketPage },
  {
    method: 'post',
    path: `${TICKET}/replies`,
    access: 'customer',
    handler: replyToTicket,
    upload: true,
    limit: 'reply',
  },
  { method: 'post', path: `${TICKET}/closure`, access: 'customer', handler: closePortalTicket },
  { method: 'post', path: `${TICKET}/reopening`, access: 'customer', handler: reopenPortalTicket },
  { method: 'post', path: `${TICKET}/rating`, access: 'customer', handler: ratePortalTicket },
  { method: 'get', path: `${TICKET}/attachments/:id`, access: 'customer', handler: downloadAttachment },
  { method: 'get', path: '/tickets/:number', access: 'signed_in', handler: toOwnView },
];

/** A link in a mail is the same for everybody; each reader has a view of their own. */
function toOwnView(req: Request, res: Response): void {
  const { actor } = ctxOf(req);
  const portal = actor.kind === 'person' && actor.role === 'customer' ? '/portal' : '/desk';
  res.redirect(302, `${portal}/tickets/${numberParam(req)}`);
}
