import type { Route } from '../../../platform/http/routes';
import { dashboardPage } from './dashboard.controller';

export const dashboardRoutes: Route[] = [
  { method: 'get', path: '/admin', access: 'administrator', handler: dashboardPage },
];
