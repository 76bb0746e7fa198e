import { type WorkingHours, workingSeconds } from '../../../platform/working-time';
import type { Running } from './clock.types';
import { breakAt, type Draft, isDone } from './draft';

/** What was consumed until the turn, by the calendars as they are now, and what ran out of time in it. */
export function settle(draft: Draft): void {
  const { clock, at } = draft;
  const until = hasMissedStop(draft) ? Math.min(draft.turn.stoppedAt ?? 0, at) : at;
  for (const promise of clock.running) {
    consume(draft, promise, until);
    if (promise.breachedAt === null && promise.used >= promise.target) runOut(draft, promise);
  }
  consume(draft, clock.ran, until);
  clock.turnedAt = at;
}

/** Whether time has not counted until this turn, though the clock runs: a version that knows no clocks stopped the ticket. */
function hasMissedStop({ clock, turn: { before, terms } }: Draft): boolean {
  if (!before) return false;
  if (isDone(before)) return true;
  const { holdReason } = before;
  // What it was held for at the last turn did not stop the clock by the terms of then.
  if (holdReason === null || holdReason === clock.heldFor) return false;
  return terms?.pausesFor.includes(holdReason) ?? false;
}

/** The calendar that a promise ran by; where it is gone, that of the new terms. */
function calendarOf({ turn }: Draft, calendarId: string | null): WorkingHours | undefined {
  return (calendarId === null ? undefined : turn.calendars.get(calendarId)) ?? turn.terms?.calendar;
}

type Meter = Pick<Running, 'used' | 'since'> & { calendarId: string | null };

function consume(draft: Draft, meter: Meter, until: number): void {
  const calendar = calendarOf(draft, meter.calendarId);
  if (!calendar || meter.since === null) return;
  meter.used += workingSeconds(calendar, meter.since, until);
  meter.since = draft.at;
}

/** Over when it was said to be over; at the turn where a calendar was changed so that it is over before that. */
function runOut(draft: Draft, promise: Running): void {
  const isOverdue = promise.dueAt !== null && promise.dueAt <= draft.at;
  if (isOverdue && promise.warnedAt === null) {
    promise.warnedAt = draft.at;
    draft.warned.push({ ...promise });
  }
  breakAt(draft, promise, isOverdue && promise.dueAt !== null ? promise.dueAt : draft.at);
}
