import type { Task } from '../../../platform/jobs';
import { holdAnew } from './holding.service';

export const HOLD_ANEW = 'notifications.hold_anew';

declare module '../../../platform/task-types' {
  interface Tasks {
    'notifications.hold_anew': { userId: string };
  }
}

export const preferenceTasks: Task[] = [{ name: HOLD_ANEW, run: (ctx, { userId }) => holdAnew(ctx, userId) }];
