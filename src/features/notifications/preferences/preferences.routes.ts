import type { Route } from '../../../platform/http/routes';
import { defaultsPage, saveDefaults } from './defaults.controller';
import * as preferences from './preferences.controller';

const PATH = '/account/notifications';
// What reaches somebody is theirs to say: whoever acts for them has nothing to do there.
const own = { access: 'signed_in', self: true } as const;
const staff = { access: 'staff', self: true } as const;
const access = 'administrator';

export const preferenceRoutes: Route[] = [
  { method: 'get', path: PATH, ...own, handler: preferences.preferencesPage },
  { method: 'post', path: PATH, ...own, handler: preferences.saveChoices },
  { method: 'post', path: `${PATH}/defaults`, ...own, handler: preferences.forgetChoices },
  { method: 'post', path: `${PATH}/quiet`, ...own, handler: preferences.saveQuietHours },
  { method: 'post', path: `${PATH}/pause`, ...own, handler: preferences.beginPause },
  { method: 'post', path: `${PATH}/pause/end`, ...own, handler: preferences.endPause },
  { method: 'post', path: `${PATH}/departments`, ...staff, handler: preferences.saveDepartments },
  { method: 'post', path: `${PATH}/undo`, ...staff, handler: preferences.saveUndo },
  { method: 'get', path: '/admin/notifications', access, handler: defaultsPage },
  { method: 'post', path: '/admin/notifications', access, handler: saveDefaults },
];
