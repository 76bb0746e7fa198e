import type { Condition, Priority } from '../../tickets';

/** Which tickets figures are of. */
export interface Scope {
  departmentId?: string | null;
  priority?: Priority | null;
  /** More conditions on tickets `t`; with them each ticket and fact is counted anew, and no sums of days are read. */
  where?: Condition[];
}

/** A day, and the moments between which it lies. */
export interface Bounds {
  day: string;
  start: Date;
  end: Date;
}

export interface DayFigures {
  day: string;
  /** Tickets that were filed. */
  created: number;
  /** Each solution; of a ticket that is solved twice there are two. */
  solved: number;
  /** Closed without a solution. */
  closed: number;
  reopened: number;
  /** How many ratings of 1, 2, ... 10 were given. */
  scores: number[];
}

/** In seconds; null where there is nothing that they could be of. */
export interface Percentiles {
  count: number;
  p50: number | null;
  p90: number | null;
}

export interface DailyFigures {
  days: DayFigures[];
  /** From filing to the first response, of those that were given in the period. */
  responses: Percentiles;
  /** From filing to the solution, of the solutions of the period. */
  solutions: Percentiles;
}
