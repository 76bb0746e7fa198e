import type { Route } from '../../../platform/http/routes';
import {
  newTicketFields as newOwnTicketFields,
  newTicketPage as newOwnTicketPage,
  submitTicket,
} from './customer.controller';
import { createForCustomer, newTicketFields, newTicketPage } from './technician.controller';

const sent = { method: 'post', upload: true, limit: 'submit' } as const;

export const filingRoutes: Route[] = [
  { method: 'get', path: '/portal/tickets/new', access: 'signed_in', handler: newOwnTicketPage },
  { method: 'post', path: '/portal/tickets/new/fields', access: 'signed_in', handler: newOwnTicketFields },
  { ...sent, path: '/portal/tickets', access: 'signed_in', handler: submitTicket },
  { method: 'get', path: '/desk/tickets/new', access: 'staff', handler: newTicketPage },
  { method: 'post', path: '/desk/tickets/new/fields', access: 'staff', handler: newTicketFields },
  { ...sent, path: '/desk/tickets/new', access: 'staff', handler: createForCustomer },
];
