import { type Ctx, inTx } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import type { Task } from '../../platform/jobs';
import { purge } from './deliveries.repo';
import { SEND, wakeLines } from './lines';
import { purgeRefusals } from './refused.service';
import { sendLine, sweep } from './sending.service';
import { takeOver, takeOverLate } from './taking-over.repo';

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
  { name: 'notifications.send', run: (ctx, { mailId }) => sendTakenOver(ctx, mailId) },
  {
    name: 'deliveries.sweep',
    schedule: '* * * * *',
    run: async (ctx) => {
      await takeOverLate(ctx.db);
      await sweep(ctx);
    },
  },
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

/** Whoever has the job of a mail sends it: a process of the release before by itself, this one by the first line. */
function sendTakenOver(ctx: Ctx, mailId: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    await takeOver(tx.db, mailId);
    await wakeLines(tx, [{ channel: 'mail', line: 0 }]);
  });
}
