import type { Route } from '../../platform/http/routes';
import { assignmentRoutes } from './assignment/assignment.routes';
import { attachmentsRoutes } from './attachments/attachments.routes';
import { changesRoutes } from './changes/changes.routes';
import { closureRoutes } from './closure/closure.routes';
import { dashboardRoutes } from './dashboard/dashboard.routes';
import { deletionRoutes } from './deletion/deletion.routes';
import { filingRoutes } from './filing/filing.routes';
import { myDayRoutes } from './my-day/my-day.routes';
import { myTicketsRoutes } from './my-tickets/my-tickets.routes';
import { pageRoutes } from './page/page.routes';
import { peopleRoutes } from './people/people.routes';
import { queueRoutes } from './queue/queue.routes';
import { ratingRoutes } from './rating/rating.routes';
import { repliesRoutes } from './replies/replies.routes';

/** Every page about tickets; of two that fit, the first answers. */
export const ticketsRoutes: Route[] = [
  ...myTicketsRoutes,
  ...myDayRoutes,
  ...queueRoutes,
  ...filingRoutes,
  ...pageRoutes,
  ...repliesRoutes,
  ...changesRoutes,
  ...assignmentRoutes,
  ...peopleRoutes,
  ...closureRoutes,
  ...ratingRoutes,
  ...attachmentsRoutes,
  ...deletionRoutes,
  ...dashboardRoutes,
];
