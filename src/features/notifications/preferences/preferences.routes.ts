import type { Route } from '../../../platform/http/routes';
import { defaultsPage, saveDefaults } from './defaults.controller';
import * as preferences from './preferences.controller';

const PATH = '/account/notifications';
// What reaches somebody is theirs to say: whoever acts for them has nothing to do there.
const own = { access: 'signed_in', self: true } as const;
const access = 'administrator';

export const preferenceRoutes: Route[] = [
  { method: 'get', path: PATH, ...own, handler: preferences.preferencesPage },
  { method: 'post', path: PATH, ...own, handler: preferences.savePreferences },
  { method: 'post', path: `${PATH}/defaults`, ...own, handler: preferences.forgetChoices },
  { method: 'post', path: `${PATH}/pause/end`, ...own, handler: preferences.endPause },
  { method: 'get', path: '/admin/notifications', access, handler: defaultsPage },
  { method: 'post', path: '/admin/notifications', access, handler: saveDefaults },
];
