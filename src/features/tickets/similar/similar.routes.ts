import type { Route } from '../../../platform/http/routes';
import { similarPage } from './similar.controller';
import { deskSuggestions, portalSuggestions } from './suggestions.controller';

export const similarRoutes: Route[] = [
  {
    method: 'get',
    path: '/portal/tickets/similar',
    access: 'signed_in',
    limit: 'similar',
    handler: portalSuggestions,
  },
  {
    method: 'get',
    path: '/desk/tickets/similar',
    access: 'staff',
    limit: 'similar',
    handler: deskSuggestions,
  },
  {
    method: 'get',
    path: '/desk/tickets/:number/similar',
    access: 'staff',
    limit: 'similar',
    handler: similarPage,
  },
];
