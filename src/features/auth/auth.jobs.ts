import type { Task } from '../../platform/jobs';
import { purgeSignIns } from './sign-in.service';

const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export const authTasks: Task[] = [
  {
    name: 'auth.purge_sign_ins',
    schedule: '50 3 * * *',
    run: (ctx) => purgeSignIns(ctx, new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS)),
  },
];
