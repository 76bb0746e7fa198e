import type { Route } from '../../platform/http/routes';
import * as list from './list.controller';
import * as one from './one.controller';
import * as refused from './refused-list.controller';

const access = 'administrator';

export const mailRoutes: Route[] = [
  { method: 'get', path: '/admin/deliveries', access, handler: list.listPage },
  { method: 'post', path: '/admin/deliveries/retry', access, handler: list.retry },
  { method: 'post', path: '/admin/deliveries/refused', access, handler: refused.clearAddress },
  { method: 'get', path: '/admin/deliveries/refused', access, handler: refused.refusedPage },
  { method: 'get', path: '/admin/deliveries/:id', access, handler: one.onePage },
  { method: 'get', path: '/admin/deliveries/:id/text', access, handler: one.textOfOne },
  { method: 'get', path: '/admin/deliveries/:id/files/:file', access, handler: one.fileOfOne },
  { method: 'post', path: '/admin/deliveries/:id/retry', access, handler: list.retryOne },
  { method: 'get', path: '/admin/mail', access, handler: list.movedPage },
];
