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

/**
 * The first and the last day that people can enter, between which no date is a slip of the keyboard: half a year typed is
 * the year 20.
 */
export const FIRST_DAY = '1970-01-01';
export const LAST_DAY = '2100-12-31';

/** Whether the calendar has such a day, and people can enter it. */
export function isDayToEnter(text: string): boolean {
  return isDay(text) && text >= FIRST_DAY && text <= LAST_DAY;
}

/** Intl, which writes days in Sweden so, takes a tenth of Temporal's time. */
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
  return dayNumbered(dayNumber(day) + days);
}

/** How many days of the calendar lie between two moments: 1 from late today to early tomorrow. Lists ask this of every row. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  const dayOf = (moment: Date) => dayNumberAt(Math.floor(moment.getTime() / 1000), timeZone);
  return dayOf(to) - dayOf(from);
}

/**
 * The first moment of a day in a zone; `days` later when given. Where clocks skip midnight it is when they go on, where
 * they show it twice the first time, and of a day that a zone left out the beginning of the next.
 */
export function startOfDay(day: string, timeZone: string, days = 0): Date {
  return new Date(starts.memo(`${dayNumber(day) + days} ${timeZone}`));
}

/** Every report asks for the same days again, and each takes Temporal some microseconds: months of a dozen zones. */
const starts = new LRUCache<string, number>({
  max: 5000,
  memoMethod: (key) => {
    const [number, timeZone = ''] = key.split(' ');
    return Temporal.PlainDate.from(dayNumbered(Number(number))).toZonedDateTime(timeZone).epochMilliseconds;
  },
});

/**
 * The moment when a zone's clocks show `2026-11-21T14:05`, seconds or not, on a day that people can enter; null for what
 * no clock shows. Where clocks are put forward it is as long after as was skipped.
 * @param which where clocks are put back, of the two moments
 */
export function momentOfClock(
  text: string,
  timeZone: string,
  which: 'first' | 'last' = 'first',
): Date | null {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(text) ?? [];
  if (!isDayToEnter(day)) return null;
  const disambiguation = which === 'first' ? 'compatible' : 'later';
  const shown = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, { disambiguation });
  return new Date(shown.epochMilliseconds);
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

/** So long that the clocks of a zone change a few times in it, in seconds: what is kept of a zone is kept by these. */
const STRETCH = 2 ** 25;

/** When the clocks of a zone are changed, and how far they are from UTC then, in seconds. */
type Changes = readonly { at: number; offset: number }[];

const changes = new LRUCache<string, Changes>({ max: 2000, memoMethod: (key) => changesIn(key) });

/** Of one stretch: what holds at its beginning, then each change. */
function changesIn(key: string): Changes {
  const [stretch = '', timeZone = ''] = key.split(' ');
  const [begin, end] = [Number(stretch) * STRETCH, (Number(stretch) + 1) * STRETCH];
  const found: { at: number; offset: number }[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    begin * 1000,
  ).toZonedDateTimeISO(timeZone);
  while (at && at.epochMilliseconds < end * 1000) {
    found.push({ at: at.epochMilliseconds / 1000, offset: at.offsetNanoseconds / 1e9 });
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

/** How far the clocks of a zone are from UTC between two seconds since 1970: in order, without gaps. */
export function* offsetsWithin(
  from: number,
  to: number,
  timeZone: string,
): Generator<{ begin: number; end: number; offset: number }> {
  for (let stretch = Math.floor(from / STRETCH); stretch * STRETCH < to; stretch += 1) {
    const known = changes.memo(`${stretch} ${timeZone}`);
    for (const [index, { at, offset }] of known.entries()) {
      const next = known[index + 1]?.at ?? (stretch + 1) * STRETCH;
      const [begin, end] = [Math.max(at, from), Math.min(next, to)];
      if (begin < end) yield { begin, end, offset };
    }
  }
}

/** Seconds to both sides of a moment: rows lie close together mostly. */
const AROUND = 90 * 86_400;

/**
 * How far the clocks of a zone are from UTC at a second since 1970, in seconds. For many moments: what was found for one
 * is kept for the next.
 */
export function offsetsOf(timeZone: string): (second: number) => number {
  let known = { begin: 0, end: 0, offset: 0 };
  return (second) => {
    if (second >= known.begin && second < known.end) return known.offset;
    for (const stretch of offsetsWithin(second - AROUND, second + AROUND, timeZone))
      if (second >= stretch.begin && second < stretch.end) known = stretch;
    return known.offset;
  };
}

/** `clockAt` of one zone for many moments: Temporal takes thirty times as long. */
export function clocksOf(timeZone: string): (moment: Date) => string {
  const offsetAt = offsetsOf(timeZone);
  return (moment) => {
    const second = Math.floor(moment.getTime() / 1000);
    return new Date((second + offsetAt(second)) * 1000).toISOString().slice(0, -':00.000Z'.length);
  };
}

/** The number of a day since 1970-01-01, as a calendar without a zone numbers days; a day as `isDay` knows them. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** The day of a number. */
export function dayNumbered(number: number): string {
  const text = new Date(number * DAY_MS).toISOString();
  return text.slice(0, text.indexOf('T'));
}

const DAY_SECONDS = 86_400;

/** The number of the day that a second since 1970 falls on. */
export function dayNumberAt(second: number, timeZone: string): number {
  for (const { offset } of offsetsWithin(second, second + 1, timeZone))
    return Math.floor((second + offset) / DAY_SECONDS);
  throw new RangeError(`no clock in ${timeZone}`);
}

/**
 * When so many days of a zone begin, one after the other, as `startOfDay` has it of each: for thousands of them. Where no
 * clock is changed a day before or after, that is reckoned.
 */
export function startsOfDays(first: string, count: number, timeZone: string): Date[] {
  const number = dayNumber(first);
  const [from, to] = [(number - 2) * DAY_SECONDS, (number + count + 2) * DAY_SECONDS];
  const spans = [...offsetsWithin(from, to, timeZone)];
  let place = 0;
  return Array.from({ length: count }, (_, index) => {
    const midnight = (number + index) * DAY_SECONDS;
    const startIn = ({ offset }: { offset: number }) => midnight - offset;
    for (let span = spans[place]; span && startIn(span) + DAY_SECONDS > span.end; span = spans[place])
      place += 1;
    const span = spans[place];
    const isSure = span !== undefined && startIn(span) - DAY_SECONDS >= span.begin;
    return isSure ? new Date(startIn(span) * 1000) : startOfDay(first, timeZone, index);
  });
}
