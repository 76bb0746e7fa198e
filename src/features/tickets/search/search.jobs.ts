import { type Ctx, inTx } from '../../../platform/ctx';
import { enqueue, type Task } from '../../../platform/jobs';
import { backfillPortion } from './backfill.service';

declare module '../../../platform/task-types' {
  interface Tasks {
    /** Reads what there was before the desk kept an index. */
    'search.backfill': NoPayload;
  }
}

/** Then another job goes on: others get their turn, and a worker that stops waits for little. */
const MOST_PORTIONS = 50;

async function backfill(ctx: Ctx): Promise<void> {
  for (let portion = 0; portion < MOST_PORTIONS; portion += 1) {
    if (!(await backfillPortion(ctx))) return;
  }
  await inTx(ctx, (tx) => enqueue(tx, 'search.backfill', {}, { key: 'search.backfill:next' }));
}

export const searchTasks: Task[] = [{ name: 'search.backfill', schedule: '*/5 * * * *', run: backfill }];
