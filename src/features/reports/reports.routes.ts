import type { Route } from '../../platform/http/routes';
import { downloadRoutes } from './downloads/downloads.routes';
import { listPage } from './pages/list.controller';
import { firstReport, reportPage } from './pages/reports.controller';

export const reportRoutes: Route[] = [
  ...downloadRoutes,
  { method: 'get', path: '/admin/reports', access: 'administrator', handler: firstReport('admin') },
  { method: 'get', path: '/admin/reports/:report', access: 'administrator', handler: reportPage('admin') },
  { method: 'get', path: '/admin/reports/:report/list', access: 'administrator', handler: listPage('admin') },
  { method: 'get', path: '/desk/reports', access: 'staff', handler: firstReport('desk') },
  { method: 'get', path: '/desk/reports/:report', access: 'staff', handler: reportPage('desk') },
  { method: 'get', path: '/desk/reports/:report/list', access: 'staff', handler: listPage('desk') },
];
