import { auditRoutes } from '../features/audit/audit.routes';
import { authRoutes } from '../features/auth/auth.routes';
import { cannedRoutes } from '../features/canned/canned.routes';
import { categoriesRoutes } from '../features/categories/categories.routes';
import { demoRoutes } from '../features/demo/demo.routes';
import { departmentsRoutes } from '../features/departments/departments.routes';
import { fieldRoutes } from '../features/fields/fields.routes';
import { homeRoutes } from '../features/home/home.routes';
import { jobsRoutes } from '../features/jobs/jobs.routes';
import { organizationsRoutes } from '../features/organizations/organizations.routes';
import { realtimeRoutes } from '../features/realtime/realtime.routes';
import { settingsRoutes } from '../features/settings/settings.routes';
import { skillsRoutes } from '../features/skills/skills.routes';
import { ticketsRoutes } from '../features/tickets/tickets.routes';
import { usersRoutes } from '../features/users/users.routes';
import type { Route } from '../platform/http/routes';

/** Every page of the desk. Who may open it stands beside its path; the first that fits answers. */
export const routes: Route[] = [
  ...homeRoutes,
  ...authRoutes,
  ...ticketsRoutes,
  ...cannedRoutes,
  ...usersRoutes,
  ...departmentsRoutes,
  ...organizationsRoutes,
  ...categoriesRoutes,
  ...skillsRoutes,
  ...fieldRoutes,
  ...auditRoutes,
  ...jobsRoutes,
  ...settingsRoutes,
  ...demoRoutes,
  ...realtimeRoutes,
];
