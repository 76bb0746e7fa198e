import type { Route } from '../../../platform/http/routes';
import { latestPage, mark, notificationsPage } from './in-app.controller';

export const inAppRoutes: Route[] = [
  { method: 'get', path: '/notifications', access: 'signed_in', handler: notificationsPage },
  { method: 'get', path: '/notifications/latest', access: 'signed_in', handler: latestPage },
  { method: 'post', path: '/notifications/marks', access: 'signed_in', self: true, handler: mark },
];
