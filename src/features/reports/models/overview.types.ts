/** What happened in a part of the period, and what was open at its end. */
export interface Part {
  created: number;
  solved: number;
  closed: number;
  reopened: number;
  backlog: number;
}

/** What a period comes to. Times are medians in seconds, null where there were none. */
export interface Sum {
  created: number;
  solved: number;
  closed: number;
  reopened: number;
  response: number | null;
  resolution: number | null;
  rated: number;
  satisfied: number;
  /** At its end. */
  backlog: number;
}

/** What the overview is made of, however it was counted. */
export interface Overview {
  whole: Sum;
  before: Sum;
  /** Those that have begun. */
  parts: Part[];
}
