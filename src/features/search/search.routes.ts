import type { Route } from '../../platform/http/routes';
import { ownFound, paletteFound, searchPage } from './search.controller';
import { OWN_PALETTE, PALETTE, SEARCH } from './search.view';

export const searchRoutes: Route[] = [
  { method: 'get', path: SEARCH, access: 'staff', handler: searchPage },
  { method: 'get', path: PALETTE, access: 'staff', handler: paletteFound },
  { method: 'get', path: OWN_PALETTE, access: 'signed_in', handler: ownFound },
];
