import { type Ctx, inTx } from '../../../platform/ctx';
import type { Task } from '../../../platform/jobs';
import { getSettings } from '../../settings';
import { isBackfilled } from '../facts/backfill.repo';
import { sumUp, takeTurn } from './building.repo';
import { dueDays } from './due';

declare module '../../../platform/task-types' {
  interface Tasks {
    /** Sums up the days that are over, and those of which something has changed. */
    'reports.sum_days': NoPayload;
  }
}

/** Sums up what is to be summed up. Days of which there are no facts yet wait. */
async function sumDays(ctx: Ctx): Promise<void> {
  if (!(await isBackfilled(ctx.db))) return;
  const { timeZone } = await getSettings(ctx);
  for (const portion of await dueDays(ctx.db, timeZone, ctx.now)) {
    await inTx(ctx, async (tx) => {
      await takeTurn(tx.db);
      await sumUp(tx.db, portion);
    });
  }
}

export const buildingTasks: Task[] = [{ name: 'reports.sum_days', schedule: '*/10 * * * *', run: sumDays }];
