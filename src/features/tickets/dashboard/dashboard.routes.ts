import type { Route } from '../../../platform/http/routes';
import { dashboardPage } from './dashboard.controller';

export const dashboardRoutes: Route[] = [
  { method: 'get', path: '/admin/dashboard', access: 'administrator', handler: dashboardPage },
];
