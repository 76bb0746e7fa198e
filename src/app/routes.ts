import { auditRoutes } from '../features/audit/audit.routes';
import { authRoutes } from '../features/auth/auth.routes';
import { batchesRoutes } from '../features/batches/batches.routes';
import { cannedRoutes } from '../features/canned/canned.routes';
import { demoRoutes } from '../features/demo/demo.routes';
import { fieldRoutes } from '../features/fields/fields.routes';
import { homeRoutes } from '../features/home/home.routes';
import { jobsRoutes } from '../features/jobs/jobs.routes';
import { realtimeRoutes } from '../features/realtime/realtime.routes';
import { settingsRoutes } from '../features/settings/settings.routes';
import { ticketsRoutes } from '../features/tickets/tickets.routes';
import { usersRoutes } from '../features/users/users.routes';
import type { Route } from '../platform/http/routes';
import { lists } from './lists';

/** Every page of the desk. Who may open it stands beside its path; the first that fits answers. */
export const routes: Route[] = [
  ...homeRoutes,
  ...authRoutes,
  ...ticketsRoutes,
  ...cannedRoutes,
  ...usersRoutes,
  ...lists.flatMap((list) => list.routes),
  ...fieldRoutes,
  ...auditRoutes,
  ...jobsRoutes,
  ...batchesRoutes,
  ...settingsRoutes,
  ...demoRoutes,
  ...realtimeRoutes,
];
