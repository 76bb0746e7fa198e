import type { Route } from '../../../platform/http/routes';
import { setUp, setupPage } from './setup.controller';

export const setupRoutes: Route[] = [
  { method: 'get', path: '/setup', access: 'public', handler: setupPage },
  { method: 'post', path: '/setup', access: 'public', limit: 'register', handler: setUp },
];
