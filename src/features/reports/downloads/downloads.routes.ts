import type { Route } from '../../../platform/http/routes';
import { downloadOf } from './downloads.controller';

/** Files of the reports. They stand before the pages, whose addresses would take the ending for a part of the name. */
export const downloadRoutes: Route[] = [
  {
    method: 'get',
    path: '/admin/reports/:report.xlsx',
    access: 'administrator',
    handler: downloadOf('admin', 'xlsx'),
  },
  {
    method: 'get',
    path: '/admin/reports/:report.csv',
    access: 'administrator',
    handler: downloadOf('admin', 'csv'),
  },
  { method: 'get', path: '/desk/reports/:report.xlsx', access: 'staff', handler: downloadOf('desk', 'xlsx') },
  { method: 'get', path: '/desk/reports/:report.csv', access: 'staff', handler: downloadOf('desk', 'csv') },
];
