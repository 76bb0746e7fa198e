import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, notFound } from '../../platform/errors';
import { emit } from '../../platform/events';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './jobs.repo';

const SHOWN = 100;

export interface JobsInState {
  jobs: repo.DeskJob[];
  counts: Record<repo.JobState, number>;
}

/**
 * The first hundred jobs in one state, and how many there are in each.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function jobsOf(ctx: Ctx, state: repo.JobState): Promise<JobsInState> {
  assertRunsTheDesk(ctx.actor);
  const [jobs, counts] = await Promise.all([repo.firstOf(ctx.db, state, SHOWN), repo.countByState(ctx.db)]);
  return { jobs, counts };
}

/**
 * How many jobs were given up, and how many are late because nothing works on them. One query.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function queueTrouble(ctx: Ctx): Promise<{ failed: number; overdue: number }> {
  assertRunsTheDesk(ctx.actor);
  return repo.countTrouble(ctx.db, ctx.now);
}

/**
 * Has a job run again at once whose last try failed, whether or not it was given up.
 * @throws AppError `not_found`; `conflict` for one that has not failed
 */
export async function retryJob(ctx: Ctx, id: number): Promise<repo.DeskJob> {
  return changeFailed(ctx, id, ['failed', 'retrying'], async (tx, job) => {
    await repo.reschedule(tx.db, id);
    await emit(tx, { type: 'job.retried', subject: { type: 'job', id: null }, data: { id, task: job.task } });
  });
}

/**
 * Removes a job that was given up; what it was to do will not be done.
 * @throws AppError `not_found`; `conflict` for one that was not given up
 */
export async function removeJob(ctx: Ctx, id: number): Promise<repo.DeskJob> {
  return changeFailed(ctx, id, ['failed'], async (tx, job) => {
    await repo.complete(tx.db, id);
    await emit(tx, { type: 'job.removed', subject: { type: 'job', id: null }, data: { id, task: job.task } });
  });
}

async function changeFailed(
  ctx: Ctx,
  id: number,
  states: repo.JobState[],
  change: (tx: TxCtx, job: repo.DeskJob) => Promise<void>,
): Promise<repo.DeskJob> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const job = await repo.lockJob(tx.db, id);
    if (!job) throw notFound();
    if (!states.includes(job.state)) throw new AppError('conflict', { data: { state: job.state } });
    await change(tx, job);
    return job;
  });
}
