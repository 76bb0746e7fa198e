import type { Route } from '../../platform/http/routes';
import * as leaving from './leaving.controller';
import * as users from './users.controller';

const access = 'administrator';

export const usersRoutes: Route[] = [
  { method: 'get', path: '/admin/users', access, handler: users.listPage },
  { method: 'post', path: '/admin/users', access, fresh: true, handler: users.create },
  { method: 'get', path: '/admin/users/new', access, fresh: true, handler: users.newPage },
  { method: 'get', path: '/admin/users/:id', access, handler: users.editPage },
  { method: 'post', path: '/admin/users/:id', access, handler: users.update },
  { method: 'get', path: '/admin/users/:id/deactivation', access, handler: leaving.deactivationPage },
  { method: 'post', path: '/admin/users/:id/deactivation', access, handler: leaving.deactivate },
  {
    method: 'post',
    path: '/admin/users/:id/reactivation',
    access,
    handler: users.reactivate,
    fresh: true,
  },
  { method: 'get', path: '/admin/users/:id/reassignment', access, handler: leaving.reassignmentPage },
  { method: 'post', path: '/admin/users/:id/reassignment', access, handler: leaving.reassign },
];
