import type { Route } from '../../platform/http/routes';
import { stream } from './stream.controller';

export const realtimeRoutes: Route[] = [
  { method: 'get', path: '/live', access: 'signed_in', limit: 'stream', handler: stream },
];
