import type { Route } from '../../platform/http/routes';
import { mailPage } from './state.controller';

export const mailRoutes: Route[] = [
  { method: 'get', path: '/admin/mail', access: 'administrator', handler: mailPage },
];
