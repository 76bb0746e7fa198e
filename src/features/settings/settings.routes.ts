import type { Route } from '../../platform/http/routes';
import { save, settingsPage } from './settings.controller';

export const settingsRoutes: Route[] = [
  { method: 'get', path: '/admin/settings', access: 'administrator', handler: settingsPage },
  { method: 'post', path: '/admin/settings', access: 'administrator', handler: save },
];
