import { administrationRoutes } from '../features/administration/administration.routes';
import { auditRoutes } from '../features/audit/audit.routes';
import { authRoutes } from '../features/auth/auth.routes';
import { batchesRoutes } from '../features/batches/batches.routes';
import { feedRoutes } from '../features/calendars/feeds/feeds.routes';
import { cannedRoutes } from '../features/canned/canned.routes';
import { mailRoutes } from '../features/deliveries/deliveries.routes';
import { demoRoutes } from '../features/demo/demo.routes';
import { exportRoutes } from '../features/exports/exports.routes';
import { fieldRoutes } from '../features/fields/fields.routes';
import { homeRoutes } from '../features/home/home.routes';
import { jobsRoutes } from '../features/jobs/jobs.routes';
import { announcementRoutes } from '../features/notifications/announcements/announcements.routes';
import { inAppRoutes } from '../features/notifications/in-app/in-app.routes';
import { preferenceRoutes } from '../features/notifications/preferences/preferences.routes';
import { templateRoutes } from '../features/notifications/templates/templates.routes';
import { unsubscribeRoutes } from '../features/notifications/unsubscribe/unsubscribe.routes';
import { realtimeRoutes } from '../features/realtime/realtime.routes';
import { reportRoutes } from '../features/reports/reports.routes';
import { scheduleRoutes } from '../features/schedules/schedules.routes';
import { searchRoutes } from '../features/search/search.routes';
import { settingsRoutes } from '../features/settings/settings.routes';
import { policyRoutes } from '../features/sla/policies/policies.routes';
import { assignmentRoutes } from '../features/tickets/assignment/assignment.routes';
import { attachmentsRoutes } from '../features/tickets/attachments/attachments.routes';
import { changesRoutes } from '../features/tickets/changes/changes.routes';
import { closureRoutes } from '../features/tickets/closure/closure.routes';
import { dashboardRoutes } from '../features/tickets/dashboard/dashboard.routes';
import { deletionRoutes } from '../features/tickets/deletion/deletion.routes';
import { filingRoutes } from '../features/tickets/filing/filing.routes';
import { mentionsRoutes } from '../features/tickets/mentions/mentions.routes';
import { myDayRoutes } from '../features/tickets/my-day/my-day.routes';
import { myTicketsRoutes } from '../features/tickets/my-tickets/my-tickets.routes';
import { pageRoutes } from '../features/tickets/page/page.routes';
import { paperRoutes } from '../features/tickets/paper/paper.routes';
import { peopleRoutes } from '../features/tickets/people/people.routes';
import { queryRoutes } from '../features/tickets/query/query.routes';
import { queueRoutes } from '../features/tickets/queue/queue.routes';
import { ratingRoutes } from '../features/tickets/rating/rating.routes';
import { repliesRoutes } from '../features/tickets/replies/replies.routes';
import { similarRoutes } from '../features/tickets/similar/similar.routes';
import { undoRoutes } from '../features/tickets/undo/undo.routes';
import { usersRoutes } from '../features/users/users.routes';
import type { Route } from '../platform/http/routes';
import { administration } from './administration';
import { foldingRoutes } from './folding';
import { lists } from './lists';

/** Every page about tickets; of two that fit, the first answers. */
const ticketsRoutes: Route[] = [
  ...myTicketsRoutes,
  ...myDayRoutes,
  ...queryRoutes,
  ...queueRoutes,
  ...filingRoutes,
  // Before the page, whose address a number with an ending would be.
  ...paperRoutes,
  // And a word.
  ...similarRoutes,
  ...pageRoutes,
  ...repliesRoutes,
  ...mentionsRoutes,
  ...undoRoutes,
  ...changesRoutes,
  ...assignmentRoutes,
  ...peopleRoutes,
  ...closureRoutes,
  ...ratingRoutes,
  ...attachmentsRoutes,
  ...deletionRoutes,
  ...dashboardRoutes,
];

/** Every page of the desk. Who may open it stands beside its path; the first that fits answers. */
export const routes: Route[] = [
  ...homeRoutes,
  ...authRoutes,
  ...ticketsRoutes,
  ...searchRoutes,
  ...cannedRoutes,
  ...administrationRoutes(administration),
  ...usersRoutes,
  ...lists.flatMap((list) => list.routes),
  ...feedRoutes,
  ...fieldRoutes,
  ...policyRoutes,
  ...scheduleRoutes,
  ...reportRoutes,
  ...auditRoutes,
  ...jobsRoutes,
  ...mailRoutes,
  ...templateRoutes,
  ...announcementRoutes,
  ...unsubscribeRoutes,
  ...batchesRoutes,
  ...exportRoutes,
  ...settingsRoutes,
  ...preferenceRoutes,
  ...demoRoutes,
  ...inAppRoutes,
  ...realtimeRoutes,
  ...foldingRoutes,
];
