import { isDay } from '../../platform/calendar';
import { dayOfDate } from '../../platform/calendar-rules';
import { invalid } from '../../platform/errors';
import { isTimeZone, timeZones } from '../../platform/format';
import { lineOf } from '../../platform/line';
import { secondOf } from '../../platform/working-time';
import type { CalendarInput, FeedDay, Holiday, HolidayRule } from './calendars.types';
import { EASTER_DAYS, HOLIDAY_LIMITS } from './holiday-lines';
import { inOrder, isSpan, overlapIn, overlapWords } from './week';
import { staysOpen } from './working-hours';

/**
 * A calendar as it is stored: hours in order, names as lines.
 * @param feedDays what its feeds close besides
 * @throws AppError `invalid` for a zone that does not exist, hours that overlap, a rule without a day, no open time
 */
export function checkedCalendar(input: CalendarInput, feedDays: FeedDay[], now: Date): CalendarInput {
  const timeZone = zoneNamed(input.timeZone);
  const hours = inOrder(input.hours);
  if (!hours.every(isSpan)) throw invalid('hours', 'calendars.error.hours');
  const overlap = overlapIn(hours);
  if (overlap) throw invalid('hours', 'calendars.error.overlap', overlapWords(overlap.other));
  const holidays = input.holidays.map(checkedHoliday);
  const checked = { ...input, timeZone, hours: asStored(hours), holidays: asStored(holidays) };
  if (input.holidays.length > HOLIDAY_LIMITS.lines)
    throw invalid('holidays', 'calendars.error.many_holidays', { max: HOLIDAY_LIMITS.lines });
  if (input.isAlways) return checked;
  if (hours.length === 0) throw invalid('hours', 'calendars.error.never_open');
  if (!staysOpen({ ...checked, feedDays }, secondOf(now)))
    throw invalid('holidays', 'calendars.error.always_closed');
  return checked;
}

/** With keys in the order in which PostgreSQL keeps those of JSON, so that what is the same compares as such. */
function asStored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(asStored) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, asStored(one)])) as T;
}

/** Names of zones that another one has taken the place of are zones, too; how far one is from UTC is none. */
function zoneNamed(typed: string): string {
  const name = typed.trim();
  const offered = timeZones().find((zone) => zone.toLowerCase() === name.toLowerCase());
  if (offered) return offered;
  if (/^[A-Za-z][\w/+-]{0,59}$/.test(name) && isTimeZone(name)) return name;
  throw invalid('timeZone', 'calendars.error.zone', { zone: name.slice(0, 60) });
}

function checkedHoliday({ name, rule }: Holiday): Holiday {
  const line = lineOf(name);
  if ([...line].length > HOLIDAY_LIMITS.name || !isRule(rule))
    throw invalid('holidays', 'calendars.error.holidays');
  return { name: line, rule };
}

function isRule(rule: HolidayRule): boolean {
  const isWhole = (value: number, min: number, max: number) =>
    Number.isInteger(value) && value >= min && value <= max;
  if (rule.kind === 'days') return isDay(rule.from) && isDay(rule.until) && rule.from <= rule.until;
  if (rule.kind === 'easter') return isWhole(rule.days, EASTER_DAYS.min, EASTER_DAYS.max);
  // A leap year has every date that there is.
  if (rule.kind === 'date') return dayOfDate(2024, rule.month, rule.day) !== null;
  return isWhole(rule.month, 1, 12) && isWhole(rule.weekday, 1, 7) && [1, 2, 3, 4, -1].includes(rule.nth);
}
