import type { Route } from '../../platform/http/routes';
import { logoPage, logoUpload, removeLogo, saveLogo } from './logo.controller';
import { LOGOS } from './logo.values';
import { LOGO_PATH, LOGO_PATHS } from './logo.view';
import { save, settingsPage } from './settings.controller';

const logoRoutes = LOGOS.flatMap((name): Route[] => [
  {
    method: 'post',
    path: LOGO_PATHS[name],
    access: 'administrator',
    upload: logoUpload(name),
    handler: saveLogo(name),
  },
  { method: 'post', path: `${LOGO_PATHS[name]}/removal`, access: 'administrator', handler: removeLogo(name) },
]);

export const settingsRoutes: Route[] = [
  { method: 'get', path: '/admin/settings', access: 'administrator', handler: settingsPage },
  { method: 'post', path: '/admin/settings', access: 'administrator', handler: save },
  { method: 'get', path: LOGO_PATH, access: 'administrator', handler: logoPage },
  ...logoRoutes,
];
