import type { Route } from '../../../platform/http/routes';
import { ticketsPage } from './my-tickets.controller';

export const myTicketsRoutes: Route[] = [
  { method: 'get', path: '/portal', access: 'signed_in', handler: ticketsPage },
  { method: 'get', path: '/portal/tickets', access: 'signed_in', handler: ticketsPage },
];
