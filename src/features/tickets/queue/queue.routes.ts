import type { Route } from '../../../platform/http/routes';
import { changeQueue, queuePage } from './queue.controller';

export const queueRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets', access: 'staff', handler: queuePage },
  { method: 'post', path: '/desk/tickets', access: 'staff', handler: changeQueue },
];
