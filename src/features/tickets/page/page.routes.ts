import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import type { Route } from '../../../platform/http/routes';
import { portalTicketPage } from './customer.controller';
import { deskTicketPage } from './technician.controller';

export const pageRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets/:number', access: 'staff', handler: deskTicketPage },
  { method: 'get', path: '/portal/tickets/:number', access: 'customer', handler: portalTicketPage },
  { method: 'get', path: '/tickets/:number', access: 'signed_in', handler: toOwnView },
];

/** A link in a mail is the same for everybody; each reader has a view of their own. */
function toOwnView(req: Request, res: Response): void {
  const { actor } = ctxOf(req);
  const portal = actor.kind === 'person' && actor.role === 'customer' ? '/portal' : '/desk';
  res.redirect(302, `${portal}/tickets/${numberParam(req)}`);
}
