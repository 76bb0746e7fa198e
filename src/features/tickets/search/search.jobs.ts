import { type Ctx, inTx } from '../../../platform/ctx';
import { enqueue, type Task } from '../../../platform/jobs';
import { backfillPortion, checkLately } from './backfill.service';
import { fieldPortion } from './fields.service';
import { countWords, dropUnused, placePending } from './words.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    /** Reads what there was before the desk kept an index. */
    'search.backfill': NoPayload;
    /** Reads anew what was written lately. */
    'search.check_lately': NoPayload;
    /** Reads tickets anew that have a custom field whose choices have other names. */
    'search.field': { key: string; before: string | null };
    /** Puts the index in order. */
    'search.tidy_index': NoPayload;
    /** Counts the words of all texts, and drops those that are in none any more. */
    'search.tidy_words': NoPayload;
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

async function readField(ctx: Ctx, { key, before }: { key: string; before: string | null }): Promise<void> {
  let last = before;
  for (let portion = 0; portion < MOST_PORTIONS; portion += 1) {
    last = await fieldPortion(ctx, key, last);
    if (last === null) return;
  }
  await inTx(ctx, (tx) => enqueue(tx, 'search.field', { key, before: last }));
}

const WORDS = 2000;

async function tidyWords(ctx: Ctx): Promise<void> {
  await countWords(ctx.db);
  let last: number | null = 0;
  while (last !== null) {
    const after: number = last;
    last = await inTx(ctx, (tx) => dropUnused(tx.db, after, WORDS));
  }
}

export const searchTasks: Task[] = [
  { name: 'search.backfill', schedule: '*/5 * * * *', run: backfill },
  { name: 'search.check_lately', schedule: '55 * * * *', run: checkLately },
  { name: 'search.field', run: readField },
  { name: 'search.tidy_index', schedule: '* * * * *', run: (ctx) => placePending(ctx.db) },
  { name: 'search.tidy_words', schedule: '25 3 * * *', run: tidyWords },
];
