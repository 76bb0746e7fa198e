import type { Route } from '../../platform/http/routes';
import {
  createTicketField,
  editFieldPage,
  fieldsPage,
  moveField,
  newFieldPage,
  retireTicketField,
  updateTicketField,
} from './fields.controller';

const access = 'administrator';

export const fieldRoutes: Route[] = [
  { method: 'get', path: '/admin/fields', access, handler: fieldsPage },
  { method: 'get', path: '/admin/fields/new', access, handler: newFieldPage },
  { method: 'post', path: '/admin/fields', access, handler: createTicketField },
  { method: 'get', path: '/admin/fields/:id', access, handler: editFieldPage },
  { method: 'post', path: '/admin/fields/:id', access, handler: updateTicketField },
  { method: 'post', path: '/admin/fields/:id/place', access, handler: moveField },
  { method: 'post', path: '/admin/fields/:id/retirement', access, handler: retireTicketField },
];
