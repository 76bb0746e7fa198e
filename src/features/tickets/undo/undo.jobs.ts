import type { Ctx } from '../../../platform/ctx';
import { daysAfter } from '../../../platform/elapsed';
import type { FileOwnerOf } from '../../../platform/files';
import type { Task } from '../../../platform/jobs';
import { sweepUndoables, withdrawnFiles } from './undo.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    'tickets.sweep_undoables': NoPayload;
  }
}

/** As long as browsers keep drafts. */
const WITHDRAWN_DAYS = 30;

/** Files of what was undone stay until it is sent again. */
export const withdrawnFileOwner: FileOwnerOf<Ctx> = { kept: (ctx, keys) => withdrawnFiles(ctx.db, keys) };

export const undoTasks: Task[] = [
  {
    name: 'tickets.sweep_undoables',
    schedule: '20 3 * * *',
    run: (ctx) =>
      sweepUndoables(ctx.db, {
        over: daysAfter(ctx.now, -1),
        abandoned: daysAfter(ctx.now, -WITHDRAWN_DAYS),
      }),
  },
];
