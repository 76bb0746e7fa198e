import type { Route } from '../../../platform/http/routes';
import { closePortalTicket, reopenPortalTicket } from './customer.controller';
import { closeDeskTicket } from './technician.controller';

const PORTAL = '/portal/tickets/:number';

export const closureRoutes: Route[] = [
  { method: 'post', path: '/desk/tickets/:number/closure', access: 'staff', handler: closeDeskTicket },
  {
    method: 'post',
    path: `${PORTAL}/closure`,
    access: 'signed_in',
    limit: 'reply',
    handler: closePortalTicket,
  },
  {
    method: 'post',
    path: `${PORTAL}/reopening`,
    access: 'signed_in',
    limit: 'reply',
    handler: reopenPortalTicket,
  },
];
