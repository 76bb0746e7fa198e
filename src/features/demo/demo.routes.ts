import type { Route } from '../../platform/http/routes';
import { demoPage, remove } from './demo.controller';

export const demoRoutes: Route[] = [
  { method: 'get', path: '/admin/demo', access: 'administrator', handler: demoPage },
  { method: 'post', path: '/admin/demo/removal', access: 'administrator', handler: remove },
];
