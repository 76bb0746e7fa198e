import type { Route } from '../../../platform/http/routes';
import * as account from './account.controller';
import { securityPage } from './security.controller';

const access = 'signed_in';
const own = { access, self: true } as const;
const fresh = { fresh: true, limit: 'mail_link' } as const;

export const accountRoutes: Route[] = [
  { method: 'get', path: '/account', access, handler: account.accountPage },
  { method: 'post', path: '/account', access, handler: account.saveProfile },
  { method: 'post', path: '/account/email', ...own, ...fresh, handler: account.changeAddress },
  { method: 'post', path: '/account/email/removal', ...own, handler: account.dropAddress },
  { method: 'post', path: '/account/availability', access: 'staff', handler: account.setAvailability },
  { method: 'get', path: '/account/security', ...own, unfinished: true, handler: securityPage },
  { method: 'get', path: '/preferences', access: 'public', handler: account.choosePreferences },
  { method: 'get', path: '/preferences/form', access: 'public', handler: account.refusedFormPage },
  {
    method: 'post',
    path: '/preferences',
    access: 'public',
    limit: 'preferences',
    handler: account.savePreferences,
  },
];
