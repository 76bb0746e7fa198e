import type { Route } from '../../../platform/http/routes';
import { completeJson } from './query.controller';

export const queryRoutes: Route[] = [
  { method: 'get', path: '/desk/search/complete', access: 'staff', handler: completeJson },
];
