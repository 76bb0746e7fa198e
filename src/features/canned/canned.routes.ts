import type { Route } from '../../platform/http/routes';
import {
  cannedForAdministrators,
  cannedPage,
  createCannedReply,
  deleteCannedReply,
  editCannedPage,
  newCannedPage,
  updateCannedReply,
} from './canned.controller';

export const cannedRoutes: Route[] = [
  { method: 'get', path: '/desk/templates', access: 'staff', handler: cannedPage },
  { method: 'get', path: '/desk/templates/new', access: 'staff', handler: newCannedPage },
  { method: 'post', path: '/desk/templates', access: 'staff', handler: createCannedReply },
  { method: 'get', path: '/desk/templates/:id', access: 'staff', handler: editCannedPage },
  { method: 'post', path: '/desk/templates/:id', access: 'staff', handler: updateCannedReply },
  {
    method: 'post',
    path: '/desk/templates/:id/deletion',
    access: 'administrator',
    handler: deleteCannedReply,
  },
  { method: 'get', path: '/admin/templates', access: 'administrator', handler: cannedForAdministrators },
];
