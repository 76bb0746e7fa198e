import type { WorkingHours } from '../../../platform/working-time';
import type { CloseReason, HoldReason, Priority, Status } from '../../tickets';
import type { PromiseKind } from '../sla.words';

// What the clock of a ticket is made of. All moments are whole seconds since 1970, all durations seconds.

/** What is promised for a ticket now: of its policy and its priority. */
export interface Terms {
  policyId: string;
  policyName: string;
  priority: Priority;
  calendarId: string;
  calendar: WorkingHours;
  /** Seconds of the calendar; null is no promise of that kind. */
  targets: Readonly<Record<PromiseKind, number | null>>;
  /** The reasons of a hold that stop the clock. */
  pausesFor: readonly HoldReason[];
}

/** The facts of a ticket that the clock goes by. */
export interface Facts {
  status: Status;
  holdReason: HoldReason | null;
  closeReason: CloseReason | null;
}

/** Something that happened to a ticket. A reply and the step that it brings are one turn. */
export interface Turn {
  at: number;
  /** Null for a ticket that is filed by this. */
  before: Facts | null;
  after: Facts;
  /** When what it was before began, where that is known: a version that knows no clocks may not have stopped this one. */
  stoppedAt?: number | null;
  /** Whose public reply it is, if it is one; what a ticket is filed with is none. */
  reply?: 'staff' | 'customer';
  /** Whether staff had replied before this, so that no first response is promised; also without the clock. */
  wasAnswered?: boolean;
  /** What is promised from now on; null where no policy fits. */
  terms: Terms | null;
  /** Calendars by id as they are now, also those that promises have run by until now. */
  calendars: ReadonlyMap<string, WorkingHours>;
}

/** What the terms of a running promise were when it was last reckoned. */
interface Reckoned {
  policyId: string;
  policyName: string;
  priority: Priority;
  calendarId: string;
}

/** A promise that is not kept yet. */
export interface Running extends Reckoned {
  kind: PromiseKind;
  /** The first, second, … of its kind on this ticket. */
  round: number;
  target: number;
  startedAt: number;
  /** Seconds of the calendar consumed until `since`. */
  used: number;
  /** From when on it runs; null while it stands still. */
  since: number | null;
  /** When all of the target is used; while it stands still null, unless that is over. */
  dueAt: number | null;
  /** From when on it is at risk; null as for `dueAt`. */
  riskAt: number | null;
  /** When it was told that it is at risk; once a promise. */
  warnedAt: number | null;
  /** When it was broken: the moment when it was due, whenever that was told. */
  breachedAt: number | null;
}

/** A pause that is over, or goes on. */
export interface Pause {
  from: number;
  until: number | null;
  reason: HoldReason;
}

/** A promise that does not run any more. */
export interface Ended extends Running {
  outcome: Decided['outcome'];
}

/** The clock of a ticket, as the column `sla_clock` holds it. */
export interface Clock {
  /** When it began: with the ticket, or with the first policy for a ticket that was there before. */
  startedAt: number;
  /** The last turn that changed something; what is said to have happened before it happened then. */
  turnedAt: number;
  /** How long the clock has run, whatever was promised: where a promise begins that comes with other terms. */
  ran: { used: number; since: number | null; calendarId: string | null };
  /** Whether a first response is not owed any more: staff has replied, or the ticket was resolved or closed once. */
  isAnswered: boolean;
  /** The customer's oldest public reply that staff has not answered: when it came, and what `ran` was then. */
  asked: { at: number; ran: number } | null;
  /** The reason of the hold that the ticket was on after the last turn. */
  heldFor: HoldReason | null;
  /** Not kept yet, at most one of a kind. */
  running: Running[];
  /**
   * What is over and may go on, at most one of a kind: a resolution goes on when the ticket is reopened, and a promise that
   * other terms did not have goes on when terms have it again.
   */
  ended: Ended[];
  /** How many promises of each kind there have been. */
  rounds: Partial<Record<PromiseKind, number>>;
  /** The last ones. */
  pauses: Pause[];
}

/** What a turn decided of a promise. */
export interface Decided {
  promise: Running;
  outcome: 'met' | 'breached' | 'dropped';
  at: number;
  /** Seconds of the calendar that it took. */
  taken: number;
}

/** What came of a turn. */
export interface Turned {
  /** The same object where nothing has changed; null as long as no policy was for the ticket while it was open. */
  clock: Clock | null;
  /** Promises that the turn kept, found broken when it ended them, or dropped. */
  decided: Decided[];
  /** Of those in `broken`, the ones that nobody had told to be at risk; to be told before. */
  warned: Running[];
  /**
   * Promises whose time had run out before this turn, still running or not, of which nobody had told yet; and those that its
   * change of terms left no time. As they were when they broke.
   */
  broken: Running[];
}
