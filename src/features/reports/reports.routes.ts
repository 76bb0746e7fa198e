import type { Route } from '../../platform/http/routes';
import { downloadOf } from './downloads/downloads.controller';
import type { Format } from './downloads/downloads.events';
import { listPage } from './pages/list.controller';
import { firstReport, reportPage } from './pages/reports.controller';

const FORMATS: Format[] = ['pdf', 'xlsx', 'csv'];

/** They stand before the pages, whose addresses would take the ending for a part of the name. */
const downloadRoutes: Route[] = FORMATS.flatMap((format): Route[] => [
  {
    method: 'get',
    access: 'administrator',
    path: `/admin/reports/:report.${format}`,
    handler: downloadOf('admin', format),
  },
  {
    method: 'get',
    access: 'staff',
    path: `/desk/reports/:report.${format}`,
    handler: downloadOf('desk', format),
  },
]);

export const reportRoutes: Route[] = [
  ...downloadRoutes,
  { method: 'get', path: '/admin/reports', access: 'administrator', handler: firstReport('admin') },
  { method: 'get', path: '/admin/reports/:report', access: 'administrator', handler: reportPage('admin') },
  { method: 'get', path: '/admin/reports/:report/list', access: 'administrator', handler: listPage('admin') },
  { method: 'get', path: '/desk/reports', access: 'staff', handler: firstReport('desk') },
  { method: 'get', path: '/desk/reports/:report', access: 'staff', handler: reportPage('desk') },
  { method: 'get', path: '/desk/reports/:report/list', access: 'staff', handler: listPage('desk') },
];
