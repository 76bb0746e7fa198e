import type { Ctx } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import { AppError } from '../../platform/errors';
import type { FileOwnerOf } from '../../platform/files';
import type { Attempt, Task } from '../../platform/jobs';
import * as repo from './runs.repo';
import { sweep } from './runs.service';
import { endRun, sendRun } from './sending.service';

/** What fails so often fails again. */
const MOST_ATTEMPTS = 3;
/** A mail that a server does not take is tried for five days, and may be sent once more by hand. */
const FILES_KEPT_DAYS = 14;
const RUNS_KEPT_DAYS = 90;

async function run(ctx: Ctx, { id }: { id: string }, attempt: Attempt): Promise<void> {
  try {
    await sendRun(ctx, id);
  } catch (error) {
    // A worker that stops has failed at nothing.
    if (ctx.system.stopSignal.aborted) throw error;
    if (attempt.number < MOST_ATTEMPTS && !(error instanceof AppError)) throw error;
    ctx.system.log.error({ err: error, run: id }, 'a scheduled report has failed');
    const found = await repo.runById(ctx.db, id);
    if (found) await endRun(ctx, found, 'error');
  }
}

async function purge(ctx: Ctx): Promise<void> {
  for (const key of await repo.dropFiles(ctx.db, daysAfter(ctx.now, -FILES_KEPT_DAYS)))
    await ctx.system.files.remove(key);
  await repo.removeBefore(ctx.db, daysAfter(ctx.now, -RUNS_KEPT_DAYS));
}

export const scheduleTasks: Task[] = [
  { name: 'schedules.sweep', schedule: '* * * * *', run: sweep },
  { name: 'schedules.run', run },
  { name: 'schedules.purge', schedule: '55 3 * * *', run: purge },
];

export const scheduleFiles: FileOwnerOf<Ctx> = { kept: (ctx, keys) => repo.filesOfRuns(ctx.db, keys) };
