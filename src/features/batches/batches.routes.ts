import type { Route } from '../../platform/http/routes';
import { batchPage } from './batches.controller';

export const batchesRoutes: Route[] = [
  { method: 'get', path: '/admin/batches/:id', access: 'administrator', handler: batchPage },
];
