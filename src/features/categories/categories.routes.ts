import type { Route } from '../../platform/http/routes';
import * as categories from './categories.controller';

const access = 'administrator';

export const categoriesRoutes: Route[] = [
  { method: 'get', path: '/admin/categories', access, handler: categories.treePage },
  { method: 'post', path: '/admin/categories', access, handler: categories.create },
  { method: 'get', path: '/admin/categories/new', access, handler: categories.newPage },
  { method: 'get', path: '/admin/categories/:id', access, handler: categories.editPage },
  { method: 'post', path: '/admin/categories/:id', access, handler: categories.update },
  { method: 'get', path: '/admin/categories/:id/removal', access, handler: categories.removalPage },
  { method: 'post', path: '/admin/categories/:id/removal', access, handler: categories.remove },
  { method: 'post', path: '/admin/categories/:id/deactivation', access, handler: categories.deactivate },
  { method: 'post', path: '/admin/categories/:id/position', access, handler: categories.move },
];
