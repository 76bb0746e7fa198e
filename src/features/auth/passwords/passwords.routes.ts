import type { Route } from '../../../platform/http/routes';
import * as passwords from './passwords.controller';
import * as registration from './registration.controller';
import * as resetting from './reset.controller';
import * as verifying from './verifying.controller';

const access = 'public';

export const passwordRoutes: Route[] = [
  { method: 'get', path: '/register', access, handler: registration.registerPage },
  { method: 'post', path: '/register', access, limit: 'register', handler: registration.register },
  { method: 'get', path: '/register/sent', access, handler: registration.registrationSent },
  { method: 'get', path: '/verify-email/:token', access, self: true, handler: verifying.verifyPage },
  {
    ...{ method: 'post', path: '/verify-email/:token', access, self: true, handler: verifying.verify },
    limit: 'sign_in',
  },
  { method: 'get', path: '/forgot-password', access, handler: resetting.forgotPage },
  { method: 'post', path: '/forgot-password', access, limit: 'mail_link', handler: resetting.forgot },
  { method: 'get', path: '/forgot-password/sent', access, handler: resetting.resetSent },
  { method: 'get', path: '/reset-password/:token', access, handler: resetting.resetPage },
  { method: 'post', path: '/reset-password/:token', access, limit: 'sign_in', handler: resetting.reset },
  {
    ...{ method: 'post', path: '/account/password', access: 'signed_in', handler: passwords.savePassword },
    self: true,
  },
  {
    ...{ method: 'post', path: '/account/password/removal', access: 'signed_in' },
    ...{ handler: passwords.dropPassword, self: true, fresh: true },
  },
];
