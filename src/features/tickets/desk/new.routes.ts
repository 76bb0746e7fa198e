import type { Route } from '../../../platform/http/routes';
import { createForCustomer, newTicketPage } from './new.controller';

export const newTicketRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets/new', access: 'staff', handler: newTicketPage },
  {
    method: 'post',
    path: '/desk/tickets/new',
    access: 'staff',
    handler: createForCustomer,
    upload: true,
    limit: 'submit',
  },
];
