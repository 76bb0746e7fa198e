import type { Route } from '../../platform/http/routes';
import * as organizations from './organizations.controller';

const access = 'administrator';

export const organizationsRoutes: Route[] = [
  { method: 'get', path: '/admin/organizations', access, handler: organizations.listPage },
  { method: 'post', path: '/admin/organizations', access, handler: organizations.create },
  { method: 'get', path: '/admin/organizations/new', access, handler: organizations.newPage },
  { method: 'get', path: '/admin/organizations/:id', access, handler: organizations.editPage },
  { method: 'post', path: '/admin/organizations/:id', access, handler: organizations.update },
  { method: 'get', path: '/admin/organizations/:id/removal', access, handler: organizations.removalPage },
  { method: 'post', path: '/admin/organizations/:id/removal', access, handler: organizations.remove },
  {
    method: 'post',
    path: '/admin/organizations/:id/deactivation',
    access,
    handler: organizations.deactivate,
  },
];
