import type { Route } from '../../../platform/http/routes';
import {
  addStandardSla,
  createSlaPolicy,
  deactivateSlaPolicy,
  editPolicyPage,
  newPolicyPage,
  placeSlaPolicy,
  policiesPage,
  updateSlaPolicy,
} from './policies.controller';
import { removalPages } from './policies-removal.view';

const access = 'administrator';

export const policyRoutes: Route[] = [
  { method: 'get', path: '/admin/sla', access, handler: policiesPage },
  { method: 'post', path: '/admin/sla', access, handler: createSlaPolicy },
  { method: 'get', path: '/admin/sla/new', access, handler: newPolicyPage },
  { method: 'post', path: '/admin/sla/standard', access, handler: addStandardSla },
  { method: 'get', path: '/admin/sla/:id', access, handler: editPolicyPage },
  { method: 'post', path: '/admin/sla/:id', access, handler: updateSlaPolicy },
  { method: 'post', path: '/admin/sla/:id/deactivation', access, handler: deactivateSlaPolicy },
  { method: 'post', path: '/admin/sla/:id/position', access, handler: placeSlaPolicy },
  // Removal is as of every list.
  ...removalPages.routes.filter(({ path }) => path === '/admin/sla/:id/removal'),
];
