import type { Ctx, TxCtx } from '../../platform/ctx';
import { HOUR_MS } from '../../platform/elapsed';
import { notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import { actorId, assertRunsTheDesk } from '../../platform/rights';
import * as repo from './batches.repo';
import type { Batch, Batches, BatchName, BatchPlace, BatchRun } from './batches.types';

declare module '../../platform/task-types' {
  interface Tasks {
    /** Does the next items of a run. */
    'batches.run': { run: string };
  }
}

/** Pages that show runs listen to it. */
export const TOPIC = 'batches';

/** Begins a run; the worker goes through it once the transaction has committed. Returns its id. */
export async function startBatch<Name extends BatchName>(
  tx: TxCtx,
  kind: Name,
  payload: Batches[Name],
  items: string[],
): Promise<string> {
  return begin(tx, kind, payload, items);
}

/**
 * Begins a run of all that its kind lists (`itemsSql`). Its first job lists them, so whoever begins it waits for none of
 * that, and what is there by then is done. Returns its id.
 */
export function startListing<Name extends BatchName>(
  tx: TxCtx,
  kind: Name,
  payload: Batches[Name],
): Promise<string> {
  return begin(tx, kind, payload, null);
}

async function begin(tx: TxCtx, kind: BatchName, payload: object, items: string[] | null): Promise<string> {
  const id = newId();
  const isOver = items?.length === 0;
  await tx.db('batch_runs').insert({
    id,
    kind,
    payload: JSON.stringify(payload),
    items: items ?? [],
    isListed: items !== null,
    state: isOver ? 'finished' : 'running',
    startedBy: actorId(tx.actor),
    createdAt: tx.now,
    updatedAt: tx.now,
    finishedAt: isOver ? tx.now : null,
  });
  if (!isOver) await enqueueNext(tx, id);
  return id;
}

/** A run that has not come on for so long has no job, or one that fails. */
const STILL_MS = HOUR_MS;

/** Has the last run of a kind go on where it was, if it was given up or its job is lost. */
export async function goOn(tx: TxCtx, kind: BatchName): Promise<void> {
  const run = await repo.unfinishedRun(tx.db, kind);
  const isUnderWay = run !== null && run.updatedAt.getTime() > tx.now.getTime() - STILL_MS;
  if (run && !isUnderWay) await enqueueNext(tx, run.id);
}

/** One job of a run waits at most, whoever asks for it. */
export function enqueueNext(tx: TxCtx, run: string): Promise<void> {
  return enqueue(tx, 'batches.run', { run }, { key: `batch:${run}` });
}

export function batchNamed(ctx: Ctx, name: string): Batch | undefined {
  return ctx.system.batches.find((batch) => batch.name === name);
}

export interface ShownRun extends BatchRun {
  /** Null for a kind that only another version of the desk knows. */
  place: BatchPlace | null;
}

/**
 * A run, for administrators.
 * @throws AppError `not_found`
 */
export async function findBatch(ctx: Ctx, id: string): Promise<ShownRun> {
  assertRunsTheDesk(ctx.actor);
  const run = await repo.batchById(ctx.db, id);
  if (!run) throw notFound();
  return shown(ctx, run);
}

/** Those that began last, for administrators. */
export async function latestBatches(ctx: Ctx, limit: number): Promise<ShownRun[]> {
  assertRunsTheDesk(ctx.actor);
  const runs = await repo.latestBatches(ctx.db, limit);
  return Promise.all(runs.map((run) => shown(ctx, run)));
}

/** How far the last run of its kind has come, for administrators; null where there is none. */
export async function latestBatch(ctx: Ctx, kind: BatchName): Promise<BatchRun | null> {
  assertRunsTheDesk(ctx.actor);
  return repo.latestOfKind(ctx.db, kind);
}

async function shown(ctx: Ctx, run: BatchRun): Promise<ShownRun> {
  const place = await batchNamed(ctx, run.kind)?.place(ctx, run.payload as never);
  return { ...run, place: place ?? null };
}
