import type { Route } from '../../platform/http/routes';
import { accessRoutes } from './access/access.routes';
import * as account from './account.controller';
import { factorRoutes } from './factors/factors.routes';
import { invitationRoutes } from './invitations/invitations.routes';
import { passwordRoutes } from './passwords/passwords.routes';
import { providerRoutes } from './providers/providers.routes';
import { securityPage } from './security.controller';
import { sessionRoutes } from './sessions/sessions.routes';
import { setupRoutes } from './setup/setup.routes';
import * as signIn from './sign-in/sign-in.controller';
import * as unlocking from './sign-in/unlock.controller';

export const authRoutes: Route[] = [
  { method: 'get', path: '/login', access: 'public', handler: signIn.loginPage },
  { method: 'post', path: '/login', access: 'public', limit: 'sign_in', handler: signIn.login },
  { method: 'post', path: '/logout', access: 'public', handler: signIn.logout },
  { method: 'get', path: '/unlock/:token', access: 'public', handler: unlocking.unlockPage },
  { method: 'post', path: '/unlock/:token', access: 'public', handler: unlocking.openAgain },
  { method: 'get', path: '/account', access: 'signed_in', handler: account.accountPage },
  { method: 'post', path: '/account', access: 'signed_in', handler: account.saveProfile },
  {
    ...{ method: 'post', path: '/account/email', access: 'signed_in', handler: account.changeAddress },
    ...{ self: true, fresh: true, limit: 'mail_link' },
  },
  {
    ...{ method: 'post', path: '/account/email/removal', access: 'signed_in', handler: account.dropAddress },
    self: true,
  },
  { method: 'post', path: '/account/availability', access: 'staff', handler: account.setAvailability },
  {
    ...{ method: 'get', path: '/account/security', access: 'signed_in', handler: securityPage },
    ...{ self: true, unfinished: true },
  },
  ...passwordRoutes,
  ...providerRoutes,
  ...factorRoutes,
  ...sessionRoutes,
  ...invitationRoutes,
  ...accessRoutes,
  ...setupRoutes,
  { method: 'get', path: '/preferences', access: 'public', handler: account.choosePreferences },
  { method: 'post', path: '/preferences', access: 'public', handler: account.savePreferences },
];
