import { dayAfter, dayAt, isDayToEnter, startOfDay } from '../../platform/calendar';
import { DAY_MS } from '../../platform/elapsed';
import { readNumber } from '../../platform/numbers';
import type { Piece } from './query.types';
import { DAY_WORDS, isSaid } from './words';

// Moments, days and numbers as values of the language. Days are those of the reader's zone.

export interface Clock {
  now: Date;
  timeZone: string;
}

/** From a moment until before another. */
export interface Between {
  from?: Date;
  until?: Date;
  /** Where whole days were said, the first and the last of them; empty for an end that is left open. */
  days?: Days;
}

interface Days {
  first: string;
  last: string;
}

/** A day, a month, or how long before now; `start` and `end` are the same for the last. */
interface Stretch {
  start: Date;
  end: Date;
  /** None of a length of time. */
  days?: Days;
}

const HOUR = DAY_MS / 24;
const UNITS: Record<string, number> = { h: HOUR, d: DAY_MS, w: 7 * DAY_MS, s: 7 * DAY_MS };
const AGE = /^(\d{1,4})\s?([hdws])$/i;
const MONTH = /^\d{4}-\d\d$/;

/**
 * What a value says of a moment; null for what says nothing. `7d` is how long ago, `<7d` less long ago; of what is to
 * come (`isAhead`) how long from now.
 */
export function readMoment(piece: Piece, clock: Clock, isAhead = false): Between | null {
  const { operator, text } = piece;
  const [early = '', late] = text.split('..');
  if (late !== undefined) return operator === '' ? readRange(early, late, clock, isAhead) : null;
  const stretch = stretchOf(text, clock, isAhead);
  if (!stretch) return null;
  const { start, end, days } = stretch;
  if (!days) return withinAge(start, operator, clock, isAhead);
  const { first, last } = days;
  switch (operator) {
    case '>':
      return { from: end, days: { first: dayAfter(last, 1), last: '' } };
    case '>=':
      return { from: start, days: { first, last: '' } };
    case '<':
      return { until: start, days: { first: '', last: dayAfter(first, -1) } };
    case '<=':
      return { until: end, days: { first: '', last } };
    default:
      return { from: start, until: end, days };
  }
}

function withinAge(at: Date, operator: Piece['operator'], { now }: Clock, isAhead: boolean): Between {
  const isLonger = operator.startsWith('>');
  if (isAhead) return isLonger ? { from: at } : { from: now, until: at };
  return isLonger ? { until: at } : { from: at };
}

/** Both ends count; one of them may be left open. Which comes first does not matter. */
function readRange(first: string, last: string, clock: Clock, isAhead: boolean): Between | null {
  const isOpen = (end: string) => end === '' || end === '*';
  const [one, other] = [first, last].map((end) => (isOpen(end) ? null : stretchOf(end, clock, isAhead)));
  if ((!one && !isOpen(first)) || (!other && !isOpen(last)) || (!one && !other)) return null;
  const [early, late] = one && other && one.start > other.start ? [other, one] : [one, other];
  const isWhole = [early, late].every((end) => !end || end.days);
  return {
    ...(early && { from: early.start }),
    ...(late && { until: late.end }),
    ...(isWhole && { days: { first: early?.days?.first ?? '', last: late?.days?.last ?? '' } }),
  };
}

function stretchOf(text: string, { now, timeZone }: Clock, isAhead: boolean): Stretch | null {
  const [, count, unit = ''] = AGE.exec(text) ?? [];
  if (count !== undefined) {
    const length = Number(count) * (UNITS[unit.toLowerCase()] as number);
    const at = new Date(now.getTime() + (isAhead ? length : -length));
    return { start: at, end: at };
  }
  const day = dayOf(text, { now, timeZone });
  if (day) return stretchOfDays(day, day, timeZone);
  const first = `${text}-01`;
  if (!MONTH.test(text) || !isDayToEnter(first)) return null;
  return stretchOfDays(first, dayAfter(`${dayAfter(first, 31).slice(0, 7)}-01`, -1), timeZone);
}

const stretchOfDays = (first: string, last: string, timeZone: string): Stretch => ({
  start: startOfDay(first, timeZone),
  end: startOfDay(last, timeZone, 1),
  days: { first, last },
});

const STEPS = { today: 0, yesterday: -1, tomorrow: 1 };

/** `2026-01-31`, or a word for a day; null for no day. */
export function dayOf(text: string, { now, timeZone }: Clock): string | null {
  if (isDayToEnter(text)) return text;
  const word = (Object.keys(STEPS) as (keyof typeof STEPS)[]).find((known) => isSaid(DAY_WORDS[known], text));
  return word ? dayAfter(dayAt(now, timeZone), STEPS[word]) : null;
}

/** Numbers from one to another, or days of a field: the ends count, unless `over` or `under` says them. */
export interface Limits<T> {
  from?: T;
  to?: T;
  over?: T;
  under?: T;
}

/** What a value says of things that can be compared; null where one of its ends cannot be read. */
export function readLimits<T>(piece: Piece, read: (text: string) => T | null): Limits<T> | null {
  const { operator, text } = piece;
  const [first = '', last] = text.split('..');
  if (last !== undefined) {
    if (operator !== '') return null;
    const [from, to] = [first, last].map((end) => (end === '' || end === '*' ? undefined : read(end)));
    const isNothing = from === undefined && to === undefined;
    if (isNothing || from === null || to === null) return null;
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  const value = read(text);
  if (value === null) return null;
  return {
    '': { from: value, to: value },
    '>': { over: value },
    '>=': { from: value },
    '<': { under: value },
    '<=': { to: value },
  }[operator];
}

export function numberOf(text: string): number | null {
  const found = readNumber(text);
  return 'value' in found ? found.value : null;
}

/** A ticket's number as it is written anywhere: `1042`, `#1042`. */
export function ticketNumberOf(text: string): number | null {
  const [, digits] = /^#?(\d{1,15})$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}
