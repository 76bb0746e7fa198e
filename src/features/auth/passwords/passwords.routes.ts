import type { Route } from '../../../platform/http/routes';
import * as passwords from './passwords.controller';

export const passwordRoutes: Route[] = [
  {
    ...{ method: 'post', path: '/account/password', access: 'signed_in', handler: passwords.savePassword },
    self: true,
  },
];
