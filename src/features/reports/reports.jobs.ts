import type { Task } from '../../platform/jobs';
import { buildingTasks } from './days/building.jobs';
import { backfillTasks } from './facts/backfill.jobs';

/** What runs in the background for reports. */
export const reportTasks: Task[] = [...backfillTasks, ...buildingTasks];
