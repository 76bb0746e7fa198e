import type { Task } from '../../platform/jobs';
import { backfillTasks } from './facts/backfill.jobs';

/** What runs in the background for reports. */
export const reportTasks: Task[] = [...backfillTasks];
