import { type WorkingHours, workingSeconds } from '../../../platform/working-time';
import type { Running } from './clock.types';
import { breakAt, type Draft } from './draft';

/** What was consumed until the turn, by the calendars as they are now, and what ran out of time in it. */
export function settle(draft: Draft): void {
  const { clock, at } = draft;
  for (const promise of clock.running) {
    consume(draft, promise);
    if (promise.breachedAt === null && promise.used >= promise.target) runOut(draft, promise);
  }
  consume(draft, clock.ran);
  clock.turnedAt = at;
}

/** The calendar that a promise ran by; where it is gone, that of the new terms. */
function calendarOf({ turn }: Draft, calendarId: string | null): WorkingHours | undefined {
  return (calendarId === null ? undefined : turn.calendars.get(calendarId)) ?? turn.terms?.calendar;
}

function consume(draft: Draft, meter: Pick<Running, 'used' | 'since'> & { calendarId: string | null }): void {
  const calendar = calendarOf(draft, meter.calendarId);
  if (!calendar || meter.since === null) return;
  meter.used += workingSeconds(calendar, meter.since, draft.at);
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
