import type { Route } from '../../../platform/http/routes';
import { newTicketPage as newOwnTicketPage, submitTicket } from './customer.controller';
import { createForCustomer, newTicketPage } from './technician.controller';

const sent = { method: 'post', upload: true, limit: 'submit' } as const;

export const filingRoutes: Route[] = [
  { method: 'get', path: '/portal/tickets/new', access: 'signed_in', handler: newOwnTicketPage },
  { ...sent, path: '/portal/tickets', access: 'signed_in', handler: submitTicket },
  { method: 'get', path: '/desk/tickets/new', access: 'staff', handler: newTicketPage },
  { ...sent, path: '/desk/tickets/new', access: 'staff', handler: createForCustomer },
];
