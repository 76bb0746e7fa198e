import { authTasks } from '../features/auth';
import { batchTasks } from '../features/batches';
import { mailTasks } from '../features/mails';
import { ticketTasks } from '../features/tickets';
import type { Task } from '../platform/jobs';
import { submissionTasks } from '../platform/submissions';

/** What runs in the background. */
export const tasks: Task[] = [...ticketTasks, ...mailTasks, ...authTasks, ...batchTasks, ...submissionTasks];
