import type { Route } from '../../../platform/http/routes';
import { downloadOf } from './downloads.controller';
import type { Format } from './downloads.events';

// Files of the reports. They stand before the pages, whose addresses would take the ending for a part of the name.
const FORMATS: Format[] = ['pdf', 'xlsx', 'csv'];

export const downloadRoutes: Route[] = FORMATS.flatMap((format): Route[] => [
  {
    ...{ method: 'get', access: 'administrator' },
    path: `/admin/reports/:report.${format}`,
    handler: downloadOf('admin', format),
  },
  {
    ...{ method: 'get', access: 'staff' },
    path: `/desk/reports/:report.${format}`,
    handler: downloadOf('desk', format),
  },
]);
