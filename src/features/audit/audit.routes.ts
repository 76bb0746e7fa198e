import type { Route } from '../../platform/http/routes';
import { auditLogPage } from './audit.controller';

export const auditRoutes: Route[] = [
  { method: 'get', path: '/admin/audit', access: 'administrator', handler: auditLogPage },
];
