import type { Route } from '../../../platform/http/routes';
import { deskTicketPdf, portalTicketPdf } from './paper.controller';

export const paperRoutes: Route[] = [
  {
    method: 'get',
    path: '/desk/tickets/:number.pdf',
    access: 'staff',
    limit: 'paper',
    handler: deskTicketPdf,
  },
  {
    method: 'get',
    path: '/portal/tickets/:number.pdf',
    access: 'signed_in',
    limit: 'paper',
    handler: portalTicketPdf,
  },
];
