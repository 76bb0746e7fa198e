import type { Ctx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import type { Task } from '../../../platform/jobs';
import { getSettings } from '../../settings';
import { resolvedBefore } from './closure.queries';
import { closeForInactivity } from './closure.service';

declare module '../../../platform/task-types' {
  interface Tasks {
    'tickets.auto_close': NoPayload;
  }
}

const BATCH = 100;

/**
 * Closes tickets that were resolved long enough ago; each in a transaction of its own, oldest first. One that
 * cannot be closed does not keep the others waiting.
 * @throws AggregateError of what went wrong, at the end
 */
async function autoClose(ctx: Ctx): Promise<void> {
  const { autoCloseDays } = await getSettings(ctx);
  const before = daysAfter(ctx.now, -autoCloseDays);
  const failures = new Map<string, unknown>();
  for (;;) {
    const due = await resolvedBefore(ctx.db, before, { except: [...failures.keys()], limit: BATCH });
    for (const id of due) {
      await closeForInactivity(ctx, id, before).catch((error) => failures.set(id, error));
    }
    if (due.length < BATCH) break;
  }
  if (failures.size > 0)
    throw new AggregateError(failures.values(), `${failures.size} tickets stay resolved`);
}

export const closureTasks: Task[] = [
  { name: 'tickets.auto_close', schedule: '*/10 * * * *', run: autoClose },
];
