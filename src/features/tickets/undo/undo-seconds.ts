/** For how many seconds a change of several tickets can be undone; of replies each person says so themself. */
export const BULK_UNDO_SECONDS = 10;

/**
 * For how long what somebody has sent can be undone, in seconds from when its request began: files may have been on
 * their way for longer than they have chosen, which counts from when all is here.
 */
export function undoSecondsFrom(began: Date, chosen: number, arrived: Date): number {
  return chosen > 0 ? chosen + Math.max(0, arrived.getTime() - began.getTime()) / 1000 : 0;
}
