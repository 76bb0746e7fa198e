import { createHmac } from 'node:crypto';
import { type Ctx, inTx, type PersonActor, type TxCtx } from './ctx';
import { row, rows } from './db';
import { daysAfter } from './elapsed';
import { newId } from './ids';
import type { Task } from './jobs';

/** The form field with a form's one-use id: one of our own making, new on every page that shows the form. */
export const SUBMISSION_FIELD = '_submission';

const KEPT_DAYS = 7;

export interface Made<T> {
  /** What is made, as in `ticket`: one form may make several things. */
  noun: string;
  /** What the person filled in, as plain data: a form that was changed meanwhile is another one. */
  content: unknown;
  /** Reads what the first one made, as its maker may see it now. */
  find(tx: TxCtx, id: string): Promise<T>;
}

/**
 * Makes in one transaction what a form asks for. The same form again (a double click, a lost answer, a browser that
 * sends anew) waits for the first and gets its result; one that was rolled back leaves nothing behind. Without a
 * form, as in jobs and commands, everything is made; so it is for visitors, of whom nothing tells that two are one: a
 * result may be an account.
 * @param make makes it under this id
 */
export function once<T>(
  ctx: Ctx,
  { noun, content, find }: Made<T>,
  make: (tx: TxCtx, id: string) => Promise<T>,
): Promise<T> {
  return inTx(ctx, async (tx) => {
    const id = newId();
    if (tx.submission === null || tx.actor.kind !== 'person') return make(tx, id);
    const key = keyOf(tx.actor, tx.submission, noun, content);
    // What is made on the way to the result belongs to it.
    const within = { ...tx, submission: null };
    return (await isFirst(tx, key, id)) ? make(within, id) : find(within, await resultOf(tx, key));
  });
}

function keyOf(by: PersonActor, submission: string, noun: string, content: unknown): string {
  return createHmac('sha256', submission)
    .update(JSON.stringify([by.id, noun, content]))
    .digest('hex');
}

/** Waits for a transaction that holds the same key. */
async function isFirst(tx: TxCtx, key: string, id: string): Promise<boolean> {
  const kept = await rows(
    tx.db,
    `insert into submissions (key, result_id, created_at) values (:key, :id, :now)
     on conflict do nothing returning key`,
    { key, id, now: tx.now },
    'submission begin',
  );
  return kept.length > 0;
}

async function resultOf(tx: TxCtx, key: string): Promise<string> {
  const { resultId } = await row<{ resultId: string }>(
    tx.db,
    'select result_id from submissions where key = :key',
    { key },
  );
  return resultId;
}

export const submissionTasks: Task[] = [
  {
    name: 'submissions.purge',
    schedule: '10 3 * * *',
    run: async (ctx) => {
      const before = daysAfter(ctx.now, -KEPT_DAYS);
      await ctx.db('submissions').where('createdAt', '<', before).delete();
    },
  },
];
