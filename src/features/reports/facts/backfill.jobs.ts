import { type Ctx, inTx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import { enqueue, type Task } from '../../../platform/jobs';
import { lockBackfill, lockNext, lockTickets, saveBackfill, toldSince } from './backfill.repo';
import { deriveFacts, deriveFirstFacts } from './facts.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    /** Makes the facts of what happened before the desk kept any. */
    'reports.backfill': NoPayload;
    /** Makes anew the facts of what happened lately. */
    'reports.check_facts': NoPayload;
  }
}

/** So few that nobody waits long for one of them. */
const PORTION = 200;
/** Then another job goes on: others get their turn, and a worker that stops waits for little. */
const MOST_PORTIONS = 100;
const CHECKED_DAYS = 2;

/** Each portion is a transaction of its own, and the next begins where it ended, whoever takes it on. */
async function backfill(ctx: Ctx): Promise<void> {
  for (let portion = 0; portion < MOST_PORTIONS; portion += 1) {
    if (!(await backfillPortion(ctx))) return;
  }
  await inTx(ctx, (tx) => enqueue(tx, 'reports.backfill', {}, { key: 'reports.backfill:next' }));
}

/** Returns whether there is more. */
function backfillPortion(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const after = await lockBackfill(tx.db);
    if (after === undefined) return false;
    const ids = await lockNext(tx.db, after, PORTION);
    await deriveFirstFacts(tx.db, ids);
    const isDone = ids.length < PORTION;
    await saveBackfill(tx.db, { after: ids.at(-1) ?? after, isDone });
    return !isDone;
  });
}

/** A process of the release before, which runs beside this one during an upgrade, makes no facts of what it does. */
async function checkFacts(ctx: Ctx): Promise<void> {
  const ids = await toldSince(ctx.db, daysAfter(ctx.now, -CHECKED_DAYS));
  for (let from = 0; from < ids.length; from += PORTION) {
    const some = ids.slice(from, from + PORTION);
    await inTx(ctx, async (tx) => {
      await lockTickets(tx.db, some);
      await deriveFacts(tx.db, some);
    });
  }
}

export const backfillTasks: Task[] = [
  { name: 'reports.backfill', schedule: '*/5 * * * *', run: backfill },
  { name: 'reports.check_facts', schedule: '35 4 * * *', run: checkFacts },
];
