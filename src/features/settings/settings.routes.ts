import type { Route } from '../../platform/http/routes';
import { accentStyles, save, settingsPage } from './settings.controller';

export const settingsRoutes: Route[] = [
  { method: 'get', path: '/desk.css', access: 'public', handler: accentStyles },
  { method: 'get', path: '/admin/settings', access: 'administrator', handler: settingsPage },
  { method: 'post', path: '/admin/settings', access: 'administrator', handler: save },
];
