import type { Route } from '../../platform/http/routes';
import { mailPage, retry } from './state.controller';

const access = 'administrator';

export const mailRoutes: Route[] = [
  { method: 'get', path: '/admin/mail', access, handler: mailPage },
  { method: 'post', path: '/admin/mail/retry', access, handler: retry },
];
