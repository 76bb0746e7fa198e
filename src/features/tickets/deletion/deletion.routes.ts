import type { Route } from '../../../platform/http/routes';
import { deletedPage, restoreDeleted } from './deleted.controller';
import { deleteDeskTicket, deletedTicketPage, restoreDeskTicket } from './deletion.controller';

const TICKET = '/desk/tickets/:number';
const access = 'administrator';

export const deletionRoutes: Route[] = [
  { method: 'get', path: `${TICKET}/deletion`, access, handler: deletedTicketPage },
  { method: 'post', path: `${TICKET}/deletion`, access, handler: deleteDeskTicket },
  { method: 'post', path: `${TICKET}/restoration`, access, handler: restoreDeskTicket },
  { method: 'get', path: '/admin/deleted', access, handler: deletedPage },
  { method: 'post', path: '/admin/deleted/:id/restoration', access, handler: restoreDeleted },
];
