import { dayAfter, dayAt, dayNumber, momentOfClock } from '../../platform/calendar';
import { weekdayOf } from '../../platform/calendar-rules';
import type { Timing } from './schedules.types';

/** A date of the schedule's zone on which it is due, and when on it. */
export interface Due {
  day: string;
  at: Date;
}

/** Days from one due date to the next, at most: from the 31st of January to the last of a February, and back. */
const LONGEST = 31;

/** Whether a schedule is due on a date; a monthly one of a day that a month lacks on its last. */
export function isDueOn({ frequency, weekday, monthDay }: Timing, day: string): boolean {
  switch (frequency) {
    case 'daily':
      return true;
    case 'weekly':
      return weekdayOf(dayNumber(day)) === weekday;
    case 'monthly': {
      const date = Number(day.slice('2026-11-'.length));
      const isLast = dayAfter(day, 1).endsWith('-01');
      return date === monthDay || (isLast && date < (monthDay ?? 0));
    }
  }
}

/**
 * When a schedule is due on a date: when the clocks of its zone show its time, the first time where they do so twice. A
 * time that they skip is as much later as they skip, on a date that they skip too.
 * @returns null beyond the dates that people can enter
 */
const momentOn = ({ clock, timeZone }: Timing, day: string): Date | null =>
  momentOfClock(`${day}T${clock}`, timeZone);

/**
 * When a schedule is due next.
 * @param after it is later than this moment
 * @param ranOn it is on a later date than this one, too
 * @returns null where there is none before the last date that people can enter
 */
export function nextTime(timing: Timing, after: Date, ranOn: string | null = null): Due | null {
  // What is skipped at the end of yesterday is due today.
  const yesterday = dayAfter(dayAt(after, timing.timeZone), -1);
  const first = ranOn === null || ranOn < yesterday ? yesterday : dayAfter(ranOn, 1);
  for (let days = 0; days <= LONGEST + 2; days += 1) {
    const day = dayAfter(first, days);
    if (!isDueOn(timing, day)) continue;
    const at = momentOn(timing, day);
    if (at === null || at > after) return at && { day, at };
  }
  return null;
}

/**
 * When a schedule was due last.
 * @param until it is not later than this moment
 * @returns null where there is none after the first date that people can enter
 */
export function latestTime(timing: Timing, until: Date): Due | null {
  const today = dayAt(until, timing.timeZone);
  for (let days = 0; days <= LONGEST + 2; days += 1) {
    const day = dayAfter(today, -days);
    if (!isDueOn(timing, day)) continue;
    const at = momentOn(timing, day);
    if (at === null || at <= until) return at && { day, at };
  }
  return null;
}

/** When a schedule is due the next times, the nearest first. */
export function nextTimes(timing: Timing, after: Date, count: number): Date[] {
  const times: Date[] = [];
  for (let last = after; times.length < count; ) {
    const next = nextTime(timing, last);
    if (!next) break;
    times.push(next.at);
    last = next.at;
  }
  return times;
}
