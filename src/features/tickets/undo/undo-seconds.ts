/** For how many seconds a change of several tickets can be undone. */
export const BULK_UNDO_SECONDS = 10;
