import { daysAfter } from '../../platform/elapsed';
import type { Task } from '../../platform/jobs';
import { purgeMails, SEND_MAIL, sendMail } from './mails.service';

declare module '../../platform/task-types' {
  interface Tasks {
    'notifications.send': { mailId: string };
    'notifications.purge_mails': NoPayload;
  }
}

const KEPT_DAYS = 30;

export const mailTasks: Task[] = [
  { name: SEND_MAIL, run: (ctx, { mailId }, attempt) => sendMail(ctx, mailId, attempt) },
  {
    name: 'notifications.purge_mails',
    schedule: '40 3 * * *',
    run: (ctx) => purgeMails(ctx, daysAfter(ctx.now, -KEPT_DAYS)),
  },
];
