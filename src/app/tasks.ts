import { authTasks } from '../features/auth';
import { batchTasks } from '../features/batches';
import { feedTasks } from '../features/calendars/feeds/feeds.jobs';
import { deliveryTasks } from '../features/deliveries';
import { exportTasks } from '../features/exports';
import { announcementTasks, inAppTasks, preferenceTasks } from '../features/notifications';
import { reportTasks } from '../features/reports';
import { scheduleTasks } from '../features/schedules';
import { slaTasks } from '../features/sla';
import { ticketTasks } from '../features/tickets';
import type { Task } from '../platform/jobs';
import { submissionTasks } from '../platform/submissions';

/** What runs in the background. */
export const tasks: Task[] = [
  ...ticketTasks,
  ...slaTasks,
  ...reportTasks,
  ...deliveryTasks,
  ...preferenceTasks,
  ...inAppTasks,
  ...announcementTasks,
  ...authTasks,
  ...batchTasks,
  ...submissionTasks,
  ...feedTasks,
  ...exportTasks,
  ...scheduleTasks,
];
