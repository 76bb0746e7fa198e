import type { Route } from '../../../platform/http/routes';
import * as registration from './registration.controller';
import * as verifying from './verifying.controller';

const access = 'public';

export const registrationRoutes: Route[] = [
  { method: 'get', path: '/register', access, handler: registration.registerPage },
  { method: 'post', path: '/register', access, limit: 'register', handler: registration.register },
  { method: 'get', path: '/register/sent', access, handler: registration.registrationSent },
  { method: 'get', path: '/verify-email/:token', access, self: true, handler: verifying.verifyPage },
  {
    method: 'post',
    path: '/verify-email/:token',
    access,
    self: true,
    limit: 'sign_in',
    handler: verifying.verify,
  },
];
