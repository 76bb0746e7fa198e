import type { FieldError } from '../../platform/errors';
import { weekdayNames } from '../../platform/format';
import type { WeekSpan } from '../../platform/working-time';
import { allOf } from './errors';

// The hours of a week as people type them, a line for each day: `09:00-14:00, 16:00-19:00`.

/** Minutes of a day, and of a week. */
const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** So many spans a day are no mistake of the keyboard. */
const MOST_SPANS = 12;

/** Minutes from the beginning of a day; `to` is above 1440 past midnight. */
export type Span = Pick<WeekSpan, 'from' | 'to'>;

interface Clock {
  minutes: number;
  /** An hour alone: `9` may be one in the morning or in the evening. */
  isBare: boolean;
}

/** `09:00`, `9.30`, `9h`, `9`, `9 pm`, `5:30 p. m.`, `24:00`. */
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?\s?(h)?\s?([ap]\.?\s?m\.?)?$/i;
const BETWEEN = /\s*(?:[-\u2010-\u2015]|\bto\b|\ba\b(?!\.?\s?m))\s*/i;
const CLOSED = /^(?:closed|cerrado|[-\u2010-\u2015])$/i;

/**
 * The spans of a day's line; none for an empty one.
 * @returns what is wrong instead, with each part of the line that it is about
 */
export function readSpans(line: string): Span[] | FieldError {
  const text = line.trim();
  if (text === '' || CLOSED.test(text)) return [];
  const parts = text.split(/\s*(?:[,;]|\b(?:and|y)\b)\s*/i).filter(Boolean);
  if (parts.length > MOST_SPANS) return { key: 'calendars.error.many_spans', params: { max: MOST_SPANS } };
  const spans: Span[] = [];
  const wrong: FieldError[] = [];
  for (const part of parts) {
    const span = readSpan(part);
    if ('key' in span) wrong.push(span);
    else spans.push(span);
  }
  const error = allOf(wrong, MOST_SPANS);
  if (error) return error;
  return spans.sort((a, b) => a.from - b.from || a.to - b.to);
}

function readSpan(part: string): Span | FieldError {
  const wrong = (key: string): FieldError => ({ key, params: { text: part } });
  const [first = '', last = '', ...more] = part.split(BETWEEN);
  const [begin, end] = [clockOf(first), clockOf(last)];
  if (!begin || !end || more.length > 0 || begin.minutes === DAY) return wrong('calendars.error.span');
  const from = begin.minutes;
  const isMidnight = end.minutes === 0 || end.minutes === DAY || end.minutes === DAY - 1;
  if (isMidnight && end.minutes !== from) return { from, to: DAY };
  if (from === 0 && end.minutes === 0) return { from, to: DAY };
  if (from === end.minutes) return wrong('calendars.error.empty_span');
  if (end.minutes > from) return { from, to: end.minutes };
  // "9-5" is hardly meant to go on until five in the morning.
  if (begin.isBare || end.isBare) return wrong('calendars.error.unclear_span');
  return { from, to: DAY + end.minutes };
}

function clockOf(text: string): Clock | null {
  const [, hour = '', minute, mark, half] = CLOCK.exec(text.trim()) ?? [];
  if (hour === '') return null;
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  if (minutes > 59) return null;
  if (half) {
    if (hours < 1 || hours > 12 || mark) return null;
    return { minutes: ((hours % 12) + (/^p/i.test(half) ? 12 : 0)) * 60 + minutes, isBare: false };
  }
  if (hours > 24 || (hours === 24 && minutes > 0)) return null;
  return { minutes: hours * 60 + minutes, isBare: minute === undefined && !mark };
}

/** As `readSpans` reads them: `22:00-06:00` for what goes past midnight. */
export function writeSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${clock(from)}-${clock(to > DAY ? to - DAY : to)}`).join(', ');
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The lines of the seven days, Monday first. */
export function writeWeek(hours: readonly WeekSpan[]): string[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => writeSpans(inOrder(hours).filter((span) => span.day === day)));
}

/** By day and beginning. */
export function inOrder(hours: readonly WeekSpan[]): WeekSpan[] {
  return hours
    .map(({ day, from, to }) => ({ day, from, to }))
    .sort((a, b) => a.day - b.day || a.from - b.from || a.to - b.to);
}

/** Two spans that share time, also where Sunday's goes on into Monday: the later one and what it overlaps. */
export function overlapIn(hours: readonly WeekSpan[]): { span: WeekSpan; other: WeekSpan } | null {
  const sorted = inOrder(hours);
  for (const [index, span] of sorted.entries()) {
    const other = sorted.slice(0, index).find((before) => beginOf(span) < endOf(before));
    if (other) return { span, other };
  }
  const last = sorted.find((span) => sorted.some((first) => endOf(span) - WEEK > beginOf(first)));
  const first = sorted[0];
  return last && first ? { span: first, other: last } : null;
}

/** The day and the hours that a message about an overlap names. */
export function overlapWords({ day, from, to }: WeekSpan) {
  const of = (locale: 'es' | 'en') => weekdayNames(locale)[day - 1] ?? '';
  return { day: { es: of('es'), en: of('en') }, hours: writeSpans([{ from, to }]) };
}

const beginOf = ({ day, from }: WeekSpan): number => (day - 1) * DAY + from;
const endOf = ({ day, to }: WeekSpan): number => (day - 1) * DAY + to;

/** Whether these are minutes of days as hours are stored. */
export function isSpan({ day, from, to }: WeekSpan): boolean {
  const isWhole = [day, from, to].every(Number.isInteger);
  return isWhole && day >= 1 && day <= 7 && from >= 0 && from < DAY && to > from && to <= from + DAY;
}

/** How much of a week is open, holidays aside, in seconds. */
export function secondsAWeek(hours: readonly WeekSpan[]): number {
  return hours.reduce((sum, { from, to }) => sum + (to - from) * 60, 0);
}
