import { outboxRoutes } from '../features/deliveries/outbox.routes';
import { page } from '../platform/http/respond';
import type { Route } from '../platform/http/routes';

declare module '../platform/http/respond' {
  interface Pages {
    'dev/components': object;
  }
}

/** Help for those who build the desk; not there in production. */
export const devRoutes: Route[] = [
  {
    method: 'get',
    path: '/dev/components',
    access: 'public',
    handler: (_req, res) => page(res, 'dev/components', {}),
  },
  ...outboxRoutes,
];
