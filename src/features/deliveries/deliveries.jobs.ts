import { daysAfter } from '../../platform/elapsed';
import type { Task } from '../../platform/jobs';
import { SEND_MAIL } from './deliveries.service';
import { purgeMails, sendMail } from './sending.service';

declare module '../../platform/task-types' {
  interface Tasks {
    'notifications.send': { mailId: string };
    'notifications.purge_mails': NoPayload;
  }
}

const KEPT_DAYS = 30;

export const mailTasks: Task[] = [
  { name: SEND_MAIL, run: (ctx, { mailId }) => sendMail(ctx, mailId) },
  {
    name: 'notifications.purge_mails',
    schedule: '40 3 * * *',
    run: (ctx) => purgeMails(ctx, daysAfter(ctx.now, -KEPT_DAYS)),
  },
];
