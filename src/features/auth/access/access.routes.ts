import type { Route } from '../../../platform/http/routes';
import { accessPage, save } from './access.controller';

export const accessRoutes: Route[] = [
  { method: 'get', path: '/admin/access', access: 'administrator', handler: accessPage, fresh: true },
  { method: 'post', path: '/admin/access', access: 'administrator', handler: save, fresh: true },
];
