import type { Route } from '../../platform/http/routes';
import { helpCentre, startPage } from './home.controller';

export const homeRoutes: Route[] = [
  { method: 'get', path: '/', access: 'public', handler: startPage },
  { method: 'get', path: '/help', access: 'public', handler: helpCentre },
];
