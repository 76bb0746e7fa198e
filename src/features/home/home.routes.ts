import type { Route } from '../../platform/http/routes';
import { frontDoor, helpCentre } from './home.controller';

export const homeRoutes: Route[] = [
  { method: 'get', path: '/', access: 'public', handler: frontDoor },
  { method: 'get', path: '/help', access: 'public', handler: helpCentre },
];
