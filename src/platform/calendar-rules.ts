import { dayNumber, dayNumbered, isDay } from './calendar';

// Days that a rule names in each year. Days are numbers since 1970-01-01, as `calendar.ts` numbers them.

/** Of the week: 1 is Monday, 7 Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The year that a day is in. */
export function yearOf(day: number): number {
  return Number(dayNumbered(day).slice(0, 4));
}

/** A date of a year; null where that year has none, as 29 February in most. */
export function dayOfDate(year: number, month: number, day: number): number | null {
  const text = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))];
  return isDay(text.join('-')) ? dayNumber(text.join('-')) : null;
}

/** The first day of a month; of month 13 that of the next year. */
function firstOf(year: number, month: number): number {
  return dayOfDate(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1) ?? 0;
}

/**
 * A day of the week in a month.
 * @param nth from 1 to 4, or -1 for the last
 */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = firstOf(year, month + 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = firstOf(year, month);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** Easter Sunday of the western churches, by the computus of Meeus, Jones and Butcher. */
export function easterOf(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return firstOf(year, Math.floor(sum / 31)) + (sum % 31);
}
