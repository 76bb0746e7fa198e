import type { Route } from '../../platform/http/routes';
import * as jobs from './jobs.controller';

const access = 'administrator';

export const jobsRoutes: Route[] = [
  { method: 'get', path: '/admin/jobs', access, handler: jobs.jobsPage },
  { method: 'post', path: '/admin/jobs/:id/retry', access, handler: jobs.retry },
  { method: 'post', path: '/admin/jobs/:id/removal', access, handler: jobs.remove },
];
