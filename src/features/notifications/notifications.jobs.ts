import type { Task } from '../../platform/jobs';
import { SEND_MAIL, sendMail } from './mails.service';

export const notificationTasks: Task[] = [
  { name: SEND_MAIL, run: (ctx, payload) => sendMail(ctx, String(payload.mailId)) },
];
