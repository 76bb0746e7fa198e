import { auditRoutes } from '../features/audit/audit.routes';
import { authRoutes } from '../features/auth/auth.routes';
import { categoriesRoutes } from '../features/categories/categories.routes';
import { demoRoutes } from '../features/demo/demo.routes';
import { departmentsRoutes } from '../features/departments/departments.routes';
import { homeRoutes } from '../features/home/home.routes';
import { jobsRoutes } from '../features/jobs/jobs.routes';
import { organizationsRoutes } from '../features/organizations/organizations.routes';
import { realtimeRoutes } from '../features/realtime/realtime.routes';
import { settingsRoutes } from '../features/settings/settings.routes';
import { skillsRoutes } from '../features/skills/skills.routes';
import { dashboardRoutes } from '../features/tickets/admin/dashboard.routes';
import { deletedRoutes } from '../features/tickets/admin/deleted.routes';
import { fieldRoutes } from '../features/tickets/admin/fields.routes';
import { cannedRoutes } from '../features/tickets/desk/canned.routes';
import { myDayRoutes } from '../features/tickets/desk/my-day.routes';
import { newTicketRoutes } from '../features/tickets/desk/new.routes';
import { queueRoutes } from '../features/tickets/desk/queue.routes';
import { deskTicketRoutes } from '../features/tickets/desk/ticket.routes';
import { portalRoutes } from '../features/tickets/portal/portal.routes';
import { usersRoutes } from '../features/users/users.routes';
import type { Route } from '../platform/http/routes';

/** Every page of the desk. Who may open it stands beside its path; the first that fits answers. */
export const routes: Route[] = [
  ...homeRoutes,
  ...authRoutes,
  ...portalRoutes,
  ...myDayRoutes,
  ...queueRoutes,
  ...newTicketRoutes,
  ...deskTicketRoutes,
  ...cannedRoutes,
  ...dashboardRoutes,
  ...usersRoutes,
  ...departmentsRoutes,
  ...organizationsRoutes,
  ...categoriesRoutes,
  ...skillsRoutes,
  ...fieldRoutes,
  ...deletedRoutes,
  ...auditRoutes,
  ...jobsRoutes,
  ...settingsRoutes,
  ...demoRoutes,
  ...realtimeRoutes,
];
