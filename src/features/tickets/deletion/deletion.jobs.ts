import { type Ctx, inTx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import { enqueue, type Task } from '../../../platform/jobs';
import { getSettings } from '../../settings';
import { REMOVE_FILES } from '../attachments/attachments.jobs';
import { eraseTickets, lockDeletedBefore } from './deletion.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    'tickets.purge': NoPayload;
  }
}

const BATCH = 100;

/** Erases what was deleted longer ago than retention keeps it; the files go in a job that commits with it. */
async function purge(ctx: Ctx): Promise<void> {
  const { retentionDays } = await getSettings(ctx);
  const before = daysAfter(ctx.now, -retentionDays);
  while ((await purgeBatch(ctx, before)) === BATCH);
}

function purgeBatch(ctx: Ctx, before: Date): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = await lockDeletedBefore(tx.db, before, BATCH);
    if (due.length === 0) return 0;
    const files = await eraseTickets(tx.db, due);
    if (files.length > 0) await enqueue(tx, REMOVE_FILES, { keys: files });
    return due.length;
  });
}

export const deletionTasks: Task[] = [{ name: 'tickets.purge', schedule: '20 3 * * *', run: purge }];
