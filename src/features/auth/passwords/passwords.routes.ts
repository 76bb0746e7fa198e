import type { Route } from '../../../platform/http/routes';
import * as passwords from './passwords.controller';
import * as resetting from './reset.controller';

const access = 'public';
const own = { access: 'signed_in', self: true } as const;

export const passwordRoutes: Route[] = [
  { method: 'get', path: '/forgot-password', access, handler: resetting.forgotPage },
  { method: 'post', path: '/forgot-password', access, limit: 'mail_link', handler: resetting.forgot },
  { method: 'get', path: '/forgot-password/sent', access, handler: resetting.resetSent },
  { method: 'get', path: '/reset-password/:token', access, handler: resetting.resetPage },
  { method: 'post', path: '/reset-password/:token', access, limit: 'sign_in', handler: resetting.reset },
  { method: 'post', path: '/account/password', ...own, handler: passwords.savePassword },
  { method: 'post', path: '/account/password/removal', ...own, fresh: true, handler: passwords.dropPassword },
];
