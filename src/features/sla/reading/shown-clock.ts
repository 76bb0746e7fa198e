import { momentAt, type WorkingHours, workingSeconds, workingSpans } from '../../../platform/working-time';
import type { Clock, Pause, Running } from '../clock/clock.types';
import { leftOf, stateOf } from '../clock/reading';
import { PROMISES } from '../sla.words';
import type { RunningPromise, ShownPause } from './reading.types';

// A clock as people read it at a moment. All moments and durations are seconds, as in the clock.

/** An open page reckons on for so long by itself, and no further than so many spans. */
const AHEAD = 7 * 86_400;
const MOST_SPANS = 20;

/** By the id of a calendar, or the one of the policy where that is gone. */
export type CalendarOf = (id: string) => WorkingHours | undefined;

/** What is promised and not kept yet, in the order in which people read it. */
export function shownRunning(clock: Clock, calendarOf: CalendarOf, now: number): RunningPromise[] {
  const order = (promise: Running) => PROMISES.indexOf(promise.kind);
  return [...clock.running]
    .sort((a, b) => order(a) - order(b))
    .map((promise) => shownPromise(promise, calendarOf(promise.calendarId), now));
}

function shownPromise(promise: Running, calendar: WorkingHours | undefined, now: number): RunningPromise {
  const { kind, round, target, used, since, dueAt, warnedAt } = promise;
  const counts = calendar && since !== null ? workingSpans(calendar, now, now + AHEAD) : [];
  return {
    kind,
    round,
    target,
    left: calendar ? leftOf(promise, calendar, now) : target - used,
    state: stateOf(promise, now),
    dueAt: dueAt === null ? null : momentAt(dueAt),
    warnedAt: warnedAt === null ? null : momentAt(warnedAt),
    isPaused: since === null,
    spans: counts.slice(0, MOST_SPANS).map(([from, until]) => [from - now, until - now]),
  };
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
