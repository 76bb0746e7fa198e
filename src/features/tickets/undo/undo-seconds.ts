import type { Ctx } from '../../../platform/ctx';

const SECONDS = 10;

/** For how many seconds a person can undo a reply or note; 0 is not at all. */
export async function undoSeconds(_ctx: Ctx, _userId: string): Promise<number> {
  return SECONDS;
}

/** For how many seconds a change of several tickets can be undone. */
export const BULK_UNDO_SECONDS = SECONDS;
