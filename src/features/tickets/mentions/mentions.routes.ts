import type { Route } from '../../../platform/http/routes';
import { mentionsJson } from './mentions.controller';

export const mentionsRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets/:number/mentions.json', access: 'staff', handler: mentionsJson },
];
