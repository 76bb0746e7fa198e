import type { HoldReason } from '../../tickets';
import type { PromiseState } from '../clock/reading';
import type { Cause } from '../history/cause';
import type { PromiseKind } from '../sla.words';
import type { Reason } from '../terms';

/** A promise that is not kept yet. Durations are seconds of its calendar. */
export interface RunningPromise {
  kind: PromiseKind;
  round: number;
  target: number;
  /** Below nothing when it is over. */
  left: number;
  /** One that is broken is so on hold, too. */
  state: PromiseState;
  /** Null while its clock stands still, unless it is over. */
  dueAt: Date | null;
  /** From when on it is at risk; null as for `dueAt`. */
  riskAt: Date | null;
  warnedAt: Date | null;
  /** Whether its clock stands still. */
  isPaused: boolean;
  /** When time counts in the next days, in seconds from now; never while its clock stands still. */
  spans: [from: number, until: number][];
  /** Outside the hours of its calendar: when they begin again. Null within them, and while its clock is paused. */
  resumesAt: Date | null;
}

/** One of a ticket, with why it was broken, as far as that is known. */
export type PromiseOfTicket = RunningPromise & Pick<DecidedPromise, 'cause'>;

/** When the clock stood still. */
export interface ShownPause {
  from: Date;
  /** Null: it still does. */
  until: Date | null;
  reason: HoldReason;
  /** Seconds of the calendar; null where that is gone. */
  seconds: number | null;
}

/** What became of a promise. Durations are seconds of its calendar. */
export interface DecidedPromise {
  kind: PromiseKind;
  round: number;
  policyName: string;
  target: number;
  taken: number | null;
  outcome: 'met' | 'breached';
  decidedAt: Date;
  warnedAt: Date | null;
  breachedAt: Date | null;
  /** Why it was broken, as far as that is known. */
  cause: Cause | null;
}

export interface ShownPolicy {
  id: string;
  name: string;
  /** Null where it is no longer the one that would be chosen: it is about to be reckoned anew. */
  reason: Reason | null;
  calendar: { name: string; timeZone: string } | null;
}

/** The clock of a ticket as staff read it. */
export interface TicketSla {
  /** Null: no policy is for the ticket. */
  policy: ShownPolicy | null;
  /** In the order in which people read them. */
  running: PromiseOfTicket[];
  /** The newest first. */
  pauses: ShownPause[];
  /** The newest first. */
  decided: DecidedPromise[];
}

/** How a ticket in a list stands. */
export interface ListedSla {
  /** Of an open ticket the promise that is due first, or the one with the least left while all are paused. */
  nearest: RunningPromise | null;
  /** Of a ticket that is over: what became of what was promised, and which promises did. */
  outcome: { state: 'met' | 'breached'; kinds: PromiseKind[] } | null;
}
