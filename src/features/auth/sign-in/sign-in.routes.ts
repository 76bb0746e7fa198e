import type { Route } from '../../../platform/http/routes';
import * as signIn from './sign-in.controller';
import * as unlocking from './unlock.controller';

const access = 'public';

export const signInRoutes: Route[] = [
  { method: 'get', path: '/login', access, handler: signIn.loginPage },
  { method: 'post', path: '/login', access, limit: 'sign_in', handler: signIn.login },
  { method: 'post', path: '/logout', access, handler: signIn.logout },
  { method: 'get', path: '/unlock/:token', access, handler: unlocking.unlockPage },
  { method: 'post', path: '/unlock/:token', access, limit: 'sign_in', handler: unlocking.openAgain },
];
