import type { Task } from '../../../platform/jobs';
import { type Missing, readAttachment, readMissing } from './attachment-text.service';

declare module '../../../platform/task-types' {
  interface Tasks {
    'tickets.read_attachment': { attachmentId: string };
    'tickets.read_missing': Missing;
  }
}

export const attachmentTextTasks: Task[] = [
  { name: 'tickets.read_attachment', run: (ctx, { attachmentId }) => readAttachment(ctx, attachmentId) },
  { name: 'tickets.read_missing', schedule: '35 * * * *', run: readMissing },
];
