import { inTx } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import type { Task } from '../../platform/jobs';
import { purge } from './deliveries.repo';
import { SEND, wakeLines } from './lines';
import { purgeRefusals } from './refused.service';
import { sendLine, sweep } from './sending.service';

declare module '../../platform/task-types' {
  interface Tasks {
    /** Of the release before, whose processes run beside this one for a while. */
    'notifications.send': { mailId: string };
    'deliveries.sweep': NoPayload;
    'deliveries.purge': NoPayload;
  }
}

/** How long a message is kept that has left the desk. */
const KEPT_DAYS = 30;

export const deliveryTasks: Task[] = [
  { name: SEND, run: (ctx, line) => sendLine(ctx, line) },
  // Its mails are on the first line.
  {
    name: 'notifications.send',
    run: (ctx) => inTx(ctx, (tx) => wakeLines(tx, [{ channel: 'mail', line: 0 }])),
  },
  { name: 'deliveries.sweep', schedule: '* * * * *', run: sweep },
  {
    name: 'deliveries.purge',
    schedule: '40 3 * * *',
    run: async (ctx) => {
      const before = daysAfter(ctx.now, -KEPT_DAYS);
      await purge(ctx.db, 'mail', before);
      await purgeRefusals(ctx, before);
    },
  },
];
