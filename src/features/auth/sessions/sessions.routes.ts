import type { Route } from '../../../platform/http/routes';
import * as acting from './acting.controller';
import * as admin from './admin.controller';
import * as confirm from './confirm.controller';
import * as sessions from './sessions.controller';

const own = { access: 'signed_in', self: true } as const;
const access = 'administrator';

export const sessionRoutes: Route[] = [
  { method: 'get', path: '/account/sessions', ...own, handler: sessions.sessionsPage },
  { method: 'post', path: '/account/sessions/end', ...own, handler: sessions.endOthers },
  { method: 'post', path: '/account/sessions/:id/end', ...own, handler: sessions.endOne },
  { method: 'get', path: '/confirm', ...own, unfinished: true, handler: confirm.confirmPage },
  {
    method: 'post',
    path: '/confirm',
    ...own,
    handler: confirm.confirm,
    unfinished: true,
    limit: 'sign_in',
  },
  {
    method: 'get',
    path: '/confirm/form',
    ...own,
    fresh: true,
    unfinished: true,
    handler: confirm.keptFormPage,
  },
  { method: 'get', path: '/admin/sign-ins', access, handler: admin.listPage },
  { method: 'post', path: '/admin/sign-ins/:id/end', access, handler: admin.endOne },
  { method: 'post', path: '/admin/users/:id/sessions/end', access, handler: admin.endAllOf },
  {
    method: 'post',
    path: '/admin/users/:id/acting',
    access,
    handler: acting.begin,
    self: true,
    fresh: true,
  },
  { method: 'post', path: '/acting/end', access: 'public', handler: acting.end },
];
