import { dayNumberAt, offsetsWithin } from './calendar';

// Time that counts, of a calendar of working hours. A moment counts when the clocks of the zone show a time within the
// hours, on a day that is no holiday: of an hour that they show twice both count, of one that they skip none. Everything
// is reckoned in whole seconds since 1970: a part of a second belongs to the second that has begun.

/** Minutes of a day's clock; `to` is after `from`, and above 1440 where the hours go on past midnight. */
export interface WeekSpan {
  /** Of the week: 1 is Monday, 7 Sunday. */
  day: number;
  from: number;
  to: number;
}

export interface WorkingHours {
  /** An IANA name. */
  timeZone: string;
  /** Around the clock: neither hours nor holidays count. */
  isAlways: boolean;
  /** By day and beginning; what overlaps counts once. */
  hours: readonly WeekSpan[];
  /** Whether nothing of a day counts: days since 1970-01-01, as a calendar without a zone numbers them. */
  isClosed(day: number): boolean;
}

const DAY = 86_400;
/** How far `after` looks for time that counts: so many days without any are no calendar to wait for. */
const LONGEST_DAYS = 3700;

/** The whole second that a moment is in, since 1970. */
export const secondOf = (moment: Date): number => Math.floor(moment.getTime() / 1000);

/** The moment at the beginning of a second. */
export const momentAt = (second: number): Date => new Date(second * 1000);

/** How many seconds count from one second until before another; none when the other is not later. */
export function workingSeconds(calendar: WorkingHours, from: number, to: number): number {
  if (to <= from) return 0;
  if (calendar.isAlways) return to - from;
  let sum = 0;
  for (const [begin, end] of openSpans(calendar, from, to)) sum += end - begin;
  return sum;
}

/**
 * The first second by which so many count since `from`; null where the calendar has no such time within ten years.
 * `workingAfter(c, from, workingSeconds(c, from, to))` is `to` where the second before `to` counts.
 */
export function workingAfter(calendar: WorkingHours, from: number, seconds: number): number | null {
  if (seconds <= 0) return from;
  if (calendar.isAlways) return from + seconds;
  let left = seconds;
  for (const [begin, end] of openSpans(calendar, from, from + LONGEST_DAYS * DAY)) {
    if (end - begin >= left) return begin + left;
    left -= end - begin;
  }
  return null;
}

/** Whether a second counts. */
export function isWorkingTime(calendar: WorkingHours, second: number): boolean {
  return workingSeconds(calendar, second, second + 1) === 1;
}

/** From when until before when time counts between two seconds: in order, and apart from each other. */
export function workingSpans(calendar: WorkingHours, from: number, to: number): [number, number][] {
  if (to <= from) return [];
  if (calendar.isAlways) return [[from, to]];
  const spans: [number, number][] = [];
  for (const [begin, end] of openSpans(calendar, from, to)) {
    const last = spans.at(-1);
    if (last?.[1] === begin) last[1] = end;
    else spans.push([begin, end]);
  }
  return spans;
}

/** As `workingSpans`, but what is one may come in parts. */
function* openSpans(calendar: WorkingHours, from: number, to: number): Generator<[number, number]> {
  const week = weekOf(calendar.hours);
  // What the clocks show is one line as long as the zone keeps its distance from UTC.
  for (const { begin, end, offset } of offsetsWithin(from, to, calendar.timeZone)) {
    const [first, last] = [begin + offset, end + offset];
    let done = first;
    // Hours that began the day before may go on.
    for (let day = Math.floor(first / DAY) - 1; day * DAY < last; day += 1) {
      for (const span of week[weekday(day)] ?? []) {
        for (const [open, close] of piecesOf(calendar, day, span)) {
          const [start, stop] = [Math.max(open, done), Math.min(close, last)];
          if (stop <= start) continue;
          yield [start - offset, stop - offset];
          done = stop;
        }
      }
    }
  }
}

/** A span of a day, without what falls on holidays: hours past midnight belong to the day that they fall on. */
function piecesOf({ isClosed }: WorkingHours, day: number, { from, to }: WeekSpan): [number, number][] {
  const pieces: [number, number][] = [];
  const [begin, end] = [day * DAY + from * 60, day * DAY + to * 60];
  for (let on = day; on * DAY < end; on += 1) {
    if (isClosed(on)) continue;
    const [open, close] = [Math.max(begin, on * DAY), Math.min(end, (on + 1) * DAY)];
    if (close > open) pieces.push([open, close]);
  }
  return pieces;
}

/** 1970-01-01 was a Thursday. */
const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const weeks = new WeakMap<readonly WeekSpan[], WeekSpan[][]>();

function weekOf(hours: readonly WeekSpan[]): WeekSpan[][] {
  const known = weeks.get(hours);
  if (known) return known;
  const sorted = [...hours].sort((a, b) => a.from - b.from);
  const week = Array.from({ length: 8 }, (_, day) => sorted.filter((span) => span.day === day));
  weeks.set(hours, week);
  return week;
}

/** The day that a second falls on, as `isClosed` numbers days. */
export function dayOf(calendar: WorkingHours, second: number): number {
  return dayNumberAt(second, calendar.timeZone);
}
