import {
  momentAt,
  type WorkingHours,
  workingAfter,
  workingSeconds,
  workingSpans,
} from '../../../platform/working-time';
import type { Clock, Pause, Running } from '../clock/clock.types';
import { leftOf, stateOf } from '../clock/reading';
import { PROMISES } from '../sla.words';
import type { RunningPromise, ShownPause } from './reading.types';

// A clock as people read it at a moment. All moments and durations are seconds, as in the clock.

/** An open page reckons on for so many seconds by itself, and no further than so many spans. */
const AHEAD = 7 * 86_400;
const MOST_SPANS = 20;
/** A list is fetched anew at least each time its stream of hints ends, and has many of them. */
const AHEAD_IN_LISTS = 86_400;

/** By the id of a calendar, or the one of the policy where that is gone. */
export type CalendarOf = (id: string) => WorkingHours | undefined;

/** What is promised and not kept yet, in the order in which people read it. */
export function shownRunning(clock: Clock, calendarOf: CalendarOf, now: number): RunningPromise[] {
  const order = (promise: Running) => PROMISES.indexOf(promise.kind);
  return [...clock.running]
    .sort((a, b) => order(a) - order(b))
    .map((promise) =>
      shownPromise(promise, calendarOf(promise.calendarId), now, (calendar) => aheadOn(calendar, now, AHEAD)),
    );
}

/** What is due first; while everything is paused, what has the least left. */
export function nearestOf<P extends Pick<RunningPromise, 'dueAt' | 'left'>>(running: readonly P[]): P | null {
  const due = ({ dueAt }: P) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const [nearest] = [...running].sort((a, b) => (due(a) === due(b) ? a.left - b.left : due(a) - due(b)));
  return nearest ?? null;
}

/**
 * The same of what is stored, with nothing reckoned of the others.
 * @param aheadOf `aheadInLists` of a calendar and this moment, which is the same for all tickets of a list
 */
export function shownNearest(
  running: readonly Running[],
  calendarOf: CalendarOf,
  now: number,
  aheadOf: (calendar: WorkingHours) => Ahead,
): RunningPromise | null {
  const nearest = nearestOf(
    running.map((promise) => ({
      promise,
      dueAt: promise.dueAt === null ? null : momentAt(promise.dueAt),
      left: promise.target - promise.used,
    })),
  );
  return nearest && shownPromise(nearest.promise, calendarOf(nearest.promise.calendarId), now, aheadOf);
}

/** When time of a calendar counts from a moment on, as far as pages go on by themselves. */
export type Ahead = Pick<RunningPromise, 'spans' | 'resumesAt'>;

export const aheadInLists = (calendar: WorkingHours, now: number): Ahead =>
  aheadOn(calendar, now, AHEAD_IN_LISTS);

function aheadOn(calendar: WorkingHours, now: number, seconds: number): Ahead {
  const counts = workingSpans(calendar, now, now + seconds);
  return {
    spans: counts.slice(0, MOST_SPANS).map(([from, until]) => [from - now, until - now]),
    resumesAt: resumesAt(calendar, counts[0]?.[0], now),
  };
}

const NOTHING_AHEAD: Ahead = { spans: [], resumesAt: null };

function shownPromise(
  promise: Running,
  calendar: WorkingHours | undefined,
  now: number,
  aheadOf: (calendar: WorkingHours) => Ahead,
): RunningPromise {
  const { kind, round, target, used, since, dueAt, riskAt, warnedAt } = promise;
  const ahead = since !== null && calendar ? aheadOf(calendar) : NOTHING_AHEAD;
  return {
    kind,
    round,
    target,
    left: calendar ? leftOf(promise, calendar, now) : target - used,
    state: stateOf(promise, now),
    dueAt: dueAt === null ? null : momentAt(dueAt),
    riskAt: riskAt === null ? null : momentAt(riskAt),
    warnedAt: warnedAt === null ? null : momentAt(warnedAt),
    isPaused: since === null,
    ...ahead,
  };
}

/** @param first when time counts next, where that is known */
function resumesAt(calendar: WorkingHours, first: number | undefined, now: number): Date | null {
  if (first === now) return null;
  const counted = first === undefined ? workingAfter(calendar, now, 1) : first + 1;
  return counted === null ? null : momentAt(counted - 1);
}

/** The newest first. */
export function shownPauses(pauses: Pause[], calendar: WorkingHours | undefined, now: number): ShownPause[] {
  return pauses
    .map(({ from, until, reason }) => ({
      from: momentAt(from),
      until: until === null ? null : momentAt(until),
      reason,
      seconds: calendar ? workingSeconds(calendar, from, until ?? now) : null,
    }))
    .reverse();
}
