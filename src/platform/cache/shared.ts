/** The group that stands for all. */
export const ALL_GROUPS = '*';
/** Nothing is kept for longer than a day. */
export const MAX_SECONDS = 24 * 60 * 60;
