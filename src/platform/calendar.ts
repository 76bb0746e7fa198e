import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from './elapsed';

// Days and clocks of a zone. A day is a text without a zone, as a date field sends it: `2026-11-21`. It has 23 to 25
// hours and need not begin at midnight, so only this file reckons with days; how long something lasts is `elapsed.ts`.

/** Whether the calendar has such a day; years have four digits. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** Lists ask this of every row: Intl, which writes days in Sweden so, takes a tenth of Temporal's time. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({
  max: 300,
  memoMethod: (timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }),
});

/** The day that a moment falls on. */
export function dayAt(moment: Date, timeZone: string): string {
  return formats.memo(timeZone).format(moment);
}

/** The day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days of the calendar lie between two moments: 1 from late today to early tomorrow. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  return (Date.parse(dayAt(to, timeZone)) - Date.parse(dayAt(from, timeZone))) / DAY_MS;
}

/**
 * The first moment of a day in a zone; `days` later when given. Where clocks skip midnight it is when they go on, where
 * they show it twice the first time, and of a day that a zone left out the beginning of the next.
 */
export function startOfDay(day: string, timeZone: string, days = 0): Date {
  const start = Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(timeZone);
  return new Date(start.epochMilliseconds);
}

/**
 * The moment when a zone's clocks show `2026-11-21T14:05`, seconds or not, from 1900 to 2199; null for what no clock
 * shows. Where clocks are put back it is the first of the two; where they are put forward, as long after as was skipped.
 */
export function momentOfClock(text: string, timeZone: string): Date | null {
  const [, day = ''] = /^((?:19|20|21)\d\d-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(text) ?? [];
  if (!isDay(day)) return null;
  return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds);
}

/** What a zone's clocks show, to the minute: `2026-11-21T14:05`. */
export function clockAt(moment: Date, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** What a clock and a calendar of UTC show, as cron patterns ask for it: months from 1, days of the week from Sunday, 0. */
export function partsInUtc(moment: Date) {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO('UTC');
  return { min: at.minute, hour: at.hour, date: at.day, month: at.month, dow: at.dayOfWeek % 7 };
}
