import { authTasks } from '../features/auth';
import { notificationTasks } from '../features/notifications';
import { ticketTasks } from '../features/tickets';
import type { Task } from '../platform/jobs';

/** What runs in the background. */
export const tasks: Task[] = [...ticketTasks, ...notificationTasks, ...authTasks];
