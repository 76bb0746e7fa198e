import type { Route } from '../../../platform/http/routes';
import * as completing from './completing.controller';
import * as linking from './linking.controller';
import * as providers from './providers.controller';

const self = { access: 'signed_in', self: true, fresh: true } as const;

export const providerRoutes: Route[] = [
  { method: 'get', path: '/auth/complete', access: 'public', handler: completing.completePage },
  {
    method: 'post',
    path: '/auth/complete',
    access: 'public',
    limit: 'register',
    handler: completing.complete,
  },
  { method: 'get', path: '/auth/complete/sent', access: 'public', handler: completing.sentPage },
  { method: 'get', path: '/auth/:provider', access: 'public', handler: providers.begin },
  { method: 'get', path: '/auth/:provider/callback', access: 'public', handler: providers.callback },
  { method: 'get', path: '/account/identities/new', ...self, handler: linking.confirmPage },
  { method: 'get', path: '/account/identities/:provider', ...self, handler: providers.beginLink },
  { method: 'post', path: '/account/identities', ...self, handler: linking.link },
  { method: 'post', path: '/account/identities/:id/removal', ...self, handler: linking.unlink },
];
