import type { Route } from '../../../platform/http/routes';
import { deletedPage, restoreDeleted } from './deleted.controller';

export const deletedRoutes: Route[] = [
  { method: 'get', path: '/admin/deleted', access: 'administrator', handler: deletedPage },
  {
    method: 'post',
    path: '/admin/deleted/:id/restoration',
    access: 'administrator',
    handler: restoreDeleted,
  },
];
