import { actingAs, type Ctx, inTx } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import { AppError } from '../../platform/errors';
import type { FileOwnerOf } from '../../platform/files';
import type { Attempt, Task } from '../../platform/jobs';
import { actorOf, isStaff } from '../users';
import * as repo from './exports.repo';
import { hintExports } from './exports.service';
import { type Export, KEPT_DAYS } from './exports.types';
import { writeExport } from './writing.service';

/** What fails so often fails again: whoever waits is told, and may ask once more. */
const MOST_ATTEMPTS = 3;

async function write(ctx: Ctx, { id }: { id: string }, attempt: Attempt): Promise<void> {
  const made = await repo.exportById(ctx.db, id);
  if (!made) return;
  const owner = await ownerOf(ctx, made);
  if (!owner) return end(ctx, made, 'cancelled');
  try {
    await writeExport(actingAs(ctx, owner), made, { isTold: true });
  } catch (error) {
    // A worker that stops has failed at nothing.
    if (ctx.system.stopSignal.aborted) throw error;
    if (attempt.number < MOST_ATTEMPTS && !(error instanceof AppError)) throw error;
    ctx.system.log.error({ err: error, export: id }, 'an export has failed');
    await end(ctx, made, 'failed');
  }
}

/** With their rights as they are now; null for who is no staff any more. */
async function ownerOf(ctx: Ctx, { ownerId }: Export) {
  const found = await actorOf(ctx, ownerId).catch((error) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  return found && isStaff(found) ? found : null;
}

function end(ctx: Ctx, { id, ownerId }: Export, state: 'failed' | 'cancelled'): Promise<void> {
  return inTx(ctx, async (tx) => {
    await repo.end(tx.db, id, state, new Date());
    await hintExports(tx, ownerId);
  });
}

async function purge(ctx: Ctx): Promise<void> {
  const keys = await repo.removeBefore(ctx.db, daysAfter(ctx.now, -KEPT_DAYS));
  for (const key of keys) await ctx.system.files.remove(key);
}

export const exportTasks: Task[] = [
  { name: 'exports.write', run: write },
  { name: 'exports.purge', schedule: '50 3 * * *', run: purge },
];

export const exportFiles: FileOwnerOf<Ctx> = { kept: (ctx, keys) => repo.filesOfExports(ctx.db, keys) };
