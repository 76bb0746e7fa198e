import { actingAs, type Ctx, inSavepoint, inTx, type TxCtx } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import { AppError, type FieldError } from '../../platform/errors';
import { faultOf } from '../../platform/faults';
import type { Attempt, Task } from '../../platform/jobs';
import { deleteBatchesBefore, isOvertaken, type LockedRun, listItems, lockBatch } from './batches.repo';
import { batchNamed, enqueueNext, TOPIC } from './batches.service';
import { type Batch, type BatchRun, MOST_IN_BULK, type RefusedItem } from './batches.types';

// A run has a list of items: a job does some of them in one transaction and leaves the rest to the next job. What is
// done and how far it has come are committed together, so that each item is done once, whatever dies meanwhile. A run
// that begins without its list gets it by its first job.

declare module '../../platform/task-types' {
  interface Tasks {
    'batches.purge': NoPayload;
  }
}

/** So few that nobody waits long for a lock. */
const AT_ONCE = 50;
/** A run remembers so many refusals; beyond them it only counts. */
const MOST_REFUSED = 500;
/** From this try on, what fails for no known reason is left out, so that one item does not stop all others. */
const MOST_ATTEMPTS = 3;
const KEPT_DAYS = 90;

async function run(ctx: Ctx, { run: id }: { run: string }, attempt: Attempt): Promise<void> {
  try {
    await inTx(ctx, (tx) => doSome(tx, id, attempt));
  } catch (error) {
    if (attempt.isLast) await inTx(ctx, (tx) => giveUp(tx, id));
    throw error;
  }
}

/** @throws Error for a kind that only another version of the desk knows: its workers try the job again */
async function doSome(tx: TxCtx, id: string, attempt: Attempt): Promise<void> {
  const run = await lockBatch(tx.db, id, MOST_IN_BULK);
  if (!run || run.state === 'finished') return;
  const batch = batchNamed(tx, run.kind);
  if (!batch) throw new Error(`no batch ${run.kind}`);
  if (batch.isOneEnough && (await isOvertaken(tx.db, id))) await keep(tx, id, { state: 'finished' });
  else if (!run.isListed) await list(tx, batch, id);
  else await doNext(tx, batch, run, attempt);
  await tx.system.live.hint(tx, { topics: [TOPIC], audience: 'staff' });
}

async function list(tx: TxCtx, batch: Batch, id: string): Promise<void> {
  if (!batch.itemsSql) throw new Error(`${batch.name} lists no items`);
  await listItems(tx.db, id, batch.itemsSql);
  await enqueueNext(tx, id);
}

async function doNext(tx: TxCtx, batch: Batch, run: LockedRun, attempt: Attempt): Promise<void> {
  const acting = batch.actor ? actingAs(tx, await batch.actor(tx, run.startedBy)) : tx;
  const together = await attemptTogether(acting, batch, run);
  const { items, changed, refused } = together ?? (await attemptEach(acting, batch, run, attempt));
  const done = run.done + items.length;
  const isOver = done >= run.total;
  await keep(tx, run.id, {
    done,
    changed: run.changed + changed,
    refusedCount: run.refusedCount + refused.length,
    refused: JSON.stringify([...run.refused, ...refused].slice(0, MOST_REFUSED)),
    state: isOver ? 'finished' : 'running',
  });
  if (!isOver) await enqueueNext(tx, run.id);
}

type Kept = Pick<BatchRun, 'state'> &
  Partial<Pick<BatchRun, 'done' | 'changed' | 'refusedCount'> & { refused: string }>;

async function keep(tx: TxCtx, id: string, columns: Kept): Promise<void> {
  const finishedAt = columns.state === 'finished' ? tx.now : null;
  await tx
    .db('batch_runs')
    .where({ id })
    .update({ ...columns, updatedAt: tx.now, finishedAt });
}

interface Attempted {
  items: string[];
  changed: number;
  refused: RefusedItem[];
}

/** Null where its items are done one by one, or have to be because together they failed. */
async function attemptTogether(tx: TxCtx, batch: Batch, run: LockedRun): Promise<Attempted | null> {
  const { bulk } = batch;
  if (!bulk) return null;
  const items = run.next.slice(0, bulk.count);
  try {
    const changed = await inSavepoint(tx, (within) => bulk.work(within, run.payload as never, items, run));
    return { items, changed, refused: [] };
  } catch (error) {
    if (faultOf(error) !== null) throw error;
    tx.system.log.warn({ err: error, run: run.id }, 'items of a batch are done one by one');
    return null;
  }
}

async function attemptEach(tx: TxCtx, batch: Batch, run: LockedRun, attempt: Attempt): Promise<Attempted> {
  const items = run.next.slice(0, AT_ONCE);
  const refused: RefusedItem[] = [];
  let changed = 0;
  for (const item of items) {
    const reason = await attemptOne(tx, batch, run, item, attempt);
    if (reason === true) changed += 1;
    else if (reason !== false) refused.push({ label: await batch.label(tx, item), reason });
  }
  return { items, changed, refused };
}

/** Whether there was anything to do, or why it was refused. */
async function attemptOne(
  tx: TxCtx,
  batch: Batch,
  run: LockedRun,
  item: string,
  attempt: Attempt,
): Promise<boolean | FieldError> {
  try {
    return await inSavepoint(tx, (within) => batch.work(within, run.payload as never, item, run));
  } catch (error) {
    if (error instanceof AppError) return reasonOf(error);
    if (attempt.number < MOST_ATTEMPTS) throw error;
    tx.system.log.error({ err: error, run: run.id, item }, 'left out of a batch');
    return { key: 'batches.refused.unexpected' };
  }
}

function reasonOf({ fields, code }: AppError): FieldError {
  const [first] = Object.values(fields);
  if (first) return first;
  if (code === 'not_found') return { key: 'batches.refused.not_found' };
  return { key: code === 'forbidden' ? 'batches.refused.forbidden' : 'batches.refused.changed' };
}

async function giveUp(tx: TxCtx, id: string): Promise<void> {
  await tx.db('batch_runs').where({ id, state: 'running' }).update({ state: 'failed', updatedAt: tx.now });
  await tx.system.live.hint(tx, { topics: [TOPIC], audience: 'staff' });
}

async function purge(ctx: Ctx): Promise<void> {
  const before = daysAfter(ctx.now, -KEPT_DAYS);
  await deleteBatchesBefore(ctx.db, before);
}

export const batchTasks: Task[] = [
  { name: 'batches.run', run },
  { name: 'batches.purge', schedule: '40 3 * * *', run: purge },
];
