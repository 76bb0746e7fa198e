import { daysAfter } from '../../../platform/elapsed';
import type { Task } from '../../../platform/jobs';
import { purge, readUnseen } from './in-app.repo';
import { KEPT_DAYS } from './unread.queries';

declare module '../../../platform/task-types' {
  interface Tasks {
    'notifications.purge_in_app': NoPayload;
  }
}

export const inAppTasks: Task[] = [
  {
    name: 'notifications.purge_in_app',
    schedule: '35 3 * * *',
    run: async ({ db, now }) => {
      await purge(db, daysAfter(now, -KEPT_DAYS));
      await readUnseen(db, now);
    },
  },
];
