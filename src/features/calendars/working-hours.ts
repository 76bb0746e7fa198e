import { dayNumber, dayNumbered } from '../../platform/calendar';
import { dayOfDate, easterOf, nthWeekday, yearOf } from '../../platform/calendar-rules';
import { dayOf, type WorkingHours, workingAfter } from '../../platform/working-time';
import type { CalendarInput, FeedDay, HolidayRule, StoredCalendar } from './calendars.types';

/** What closes days: all that a calendar keeps of them. */
type Closing = Pick<StoredCalendar, 'holidays' | 'feedDays'>;

/** Days beginning from one and before another; a year, mostly. */
interface Stretch {
  first: number;
  end: number;
}

/** The days of a year that a rule names. */
function daysOfRule(rule: HolidayRule, year: number, { first, end }: Stretch): number[] {
  if (rule.kind === 'days') {
    const [from, until] = [dayNumber(rule.from), dayNumber(rule.until)];
    const begin = Math.max(from, first);
    return Array.from({ length: Math.max(0, Math.min(until + 1, end) - begin) }, (_, at) => begin + at);
  }
  if (rule.kind === 'easter') return [easterOf(year) + rule.days];
  if (rule.kind === 'weekday') return [nthWeekday(year, rule.month, rule.weekday, rule.nth)];
  const day = dayOfDate(year, rule.month, rule.day);
  return day === null ? [] : [day];
}

const yearStretch = (year: number): Stretch => ({
  first: dayOfDate(year, 1, 1) ?? 0,
  end: dayOfDate(year + 1, 1, 1) ?? 0,
});

type FedDays = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** The days of feeds by their years: twenty feeds have 25,000, which no year is to look through again. */
const fed = new WeakMap<readonly FeedDay[], FedDays>();

function fedIn(feedDays: readonly FeedDay[], year: number): ReadonlyMap<number, string> | undefined {
  let years = fed.get(feedDays);
  if (!years) {
    years = byYear(feedDays);
    fed.set(feedDays, years);
  }
  return years.get(year);
}

function byYear(feedDays: readonly FeedDay[]): FedDays {
  const years = new Map<number, Map<number, string>>();
  for (const { day, name } of feedDays) {
    const year = Number(day.slice(0, 4));
    const days = years.get(year) ?? new Map<number, string>();
    const number = dayNumber(day);
    if (!days.has(number)) days.set(number, name);
    years.set(year, days);
  }
  return years;
}

/** The closed days of a year with their names; of a day that several close, the first in the list names it. */
function closedIn({ holidays, feedDays }: Closing, year: number): Map<number, string> {
  const stretch = yearStretch(year);
  const closed = new Map<number, string>();
  const close = (day: number, name: string) => {
    if (!closed.has(day)) closed.set(day, name);
  };
  for (const { name, rule } of holidays) {
    for (const day of daysOfRule(rule, year, stretch)) close(day, name);
  }
  for (const [day, name] of fedIn(feedDays, year) ?? []) close(day, name);
  return closed;
}

/** What time is reckoned with. Rules are resolved once a year, and kept as long as what is returned. */
export function workingHoursOf({
  timeZone,
  isAlways,
  hours,
  holidays,
  feedDays,
}: Pick<StoredCalendar, 'timeZone' | 'isAlways' | 'hours' | 'holidays' | 'feedDays'>): WorkingHours {
  const years = new Map<number, Stretch & { closed: ReadonlyMap<number, string> }>();
  let known: (Stretch & { closed: ReadonlyMap<number, string> }) | undefined;
  const isClosed = (day: number): boolean => {
    if (!known || day < known.first || day >= known.end) {
      const year = yearOf(day);
      known = years.get(year) ?? { ...yearStretch(year), closed: closedIn({ holidays, feedDays }, year) };
      years.set(year, known);
    }
    return known.closed.has(day);
  };
  return { timeZone, isAlways, hours, isClosed };
}

const YEAR_DAYS = 366;

/** A holiday of one day or several; days are texts without a zone. */
export interface NextHoliday {
  name: string;
  from: string;
  until: string;
}

/**
 * The holidays of a year from the day that a second since 1970 is in, or the next one where there are none; days of one
 * name that follow each other are one.
 */
export function nextHolidays(calendar: StoredCalendar, second: number, count: number): NextHoliday[] {
  const today = dayOf(workingHoursOf(calendar), second);
  const found: { name: string; from: number; until: number }[] = [];
  // Rules come round each year, and 29 February within eight.
  for (let year = yearOf(today); year <= yearOf(today) + 8 && found.length <= count; year += 1) {
    const days = [...closedIn(calendar, year)].filter(([day]) => day >= today);
    for (const [day, name] of days.sort(([a], [b]) => a - b)) {
      const last = found.at(-1);
      if (last?.name === name && last.until === day - 1) last.until = day;
      else found.push({ name, from: day, until: day });
    }
  }
  const soon = found.filter(({ from }) => from <= today + YEAR_DAYS);
  return (soon.length > 0 ? soon : found.slice(0, 1))
    .slice(0, count)
    .map(({ name, from, until }) => ({ name, from: dayNumbered(from), until: dayNumbered(until) }));
}

/** How long a calendar may be closed at a stretch, in days: one that is closed for longer is closed by mistake. */
const LONGEST_CLOSED = 373;
/** So far ahead a calendar must have open time, in years. */
const YEARS_AHEAD = 10;
const DAY_SECONDS = 24 * 60 * 60;

/** Whether time counts in each of the coming years, from a second since 1970. */
export function staysOpen(calendar: CalendarInput & Closing, second: number): boolean {
  const hours = workingHoursOf(calendar);
  for (let year = 0; year < YEARS_AHEAD; year += 1) {
    const from = second + year * 365 * DAY_SECONDS;
    const first = workingAfter(hours, from, 1);
    if (first === null || first - from > LONGEST_CLOSED * DAY_SECONDS) return false;
  }
  return true;
}
