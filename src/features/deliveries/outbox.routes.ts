import type { Route } from '../../platform/http/routes';
import { outbox, outboxFile, outboxMail } from './outbox.controller';

/** Never mounted in production. */
export const outboxRoutes: Route[] = [
  { method: 'get', path: '/dev/outbox', access: 'public', handler: outbox },
  { method: 'get', path: '/dev/outbox/:id', access: 'public', handler: outboxMail },
  { method: 'get', path: '/dev/outbox/:id/files/:file', access: 'public', handler: outboxFile },
];
