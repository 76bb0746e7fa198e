import type { Route } from '../../platform/http/routes';
import * as departments from './departments.controller';

const access = 'administrator';

export const departmentsRoutes: Route[] = [
  { method: 'get', path: '/admin/departments', access, handler: departments.listPage },
  { method: 'post', path: '/admin/departments', access, handler: departments.create },
  { method: 'get', path: '/admin/departments/new', access, handler: departments.newPage },
  { method: 'get', path: '/admin/departments/:id', access, handler: departments.editPage },
  { method: 'post', path: '/admin/departments/:id', access, handler: departments.update },
  { method: 'get', path: '/admin/departments/:id/removal', access, handler: departments.removalPage },
  { method: 'post', path: '/admin/departments/:id/removal', access, handler: departments.remove },
  { method: 'post', path: '/admin/departments/:id/deactivation', access, handler: departments.deactivate },
];
