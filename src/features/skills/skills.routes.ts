import type { Route } from '../../platform/http/routes';
import * as skills from './skills.controller';

const access = 'administrator';

export const skillsRoutes: Route[] = [
  { method: 'get', path: '/admin/skills', access, handler: skills.listPage },
  { method: 'post', path: '/admin/skills', access, handler: skills.create },
  { method: 'get', path: '/admin/skills/new', access, handler: skills.newPage },
  { method: 'get', path: '/admin/skills/:id', access, handler: skills.editPage },
  { method: 'post', path: '/admin/skills/:id', access, handler: skills.update },
  { method: 'get', path: '/admin/skills/:id/removal', access, handler: skills.removalPage },
  { method: 'post', path: '/admin/skills/:id/removal', access, handler: skills.remove },
];
