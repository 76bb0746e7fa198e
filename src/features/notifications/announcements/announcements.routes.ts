import type { Route } from '../../../platform/http/routes';
import {
  announcementPage,
  announcementsPage,
  newAnnouncementPage,
  publish,
  readerPage,
  withdraw,
} from './announcements.controller';
import { LIST } from './announcements.view';

const access = 'administrator';

export const announcementRoutes: Route[] = [
  { method: 'get', path: LIST, access, handler: announcementsPage },
  { method: 'get', path: `${LIST}/new`, access, handler: newAnnouncementPage },
  { method: 'post', path: LIST, access, handler: publish },
  { method: 'get', path: `${LIST}/:id`, access, handler: announcementPage },
  { method: 'post', path: `${LIST}/:id/withdrawal`, access, handler: withdraw },
  { method: 'get', path: '/announcements/:id', access: 'signed_in', handler: readerPage },
];
