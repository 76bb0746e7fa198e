/** For how many seconds a change of several tickets can be undone; of replies each person says so themself. */
export const BULK_UNDO_SECONDS = 10;
