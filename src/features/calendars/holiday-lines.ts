import { dayNumber, isDay, isDayToEnter } from '../../platform/calendar';
import { dayOfDate } from '../../platform/calendar-rules';
import { firstCharacters } from '../../platform/characters';
import type { FieldError } from '../../platform/errors';
import { lineOf } from '../../platform/line';
import type { Holiday, HolidayRule } from './calendars.types';
import { allOf } from './errors';
import { dateOfNumbers } from './holiday-numbers';
import { easterDays, monthOf, nthNamed, plain, WRITTEN, weekdayNamed } from './holiday-words';

// Holidays as people type them, one on each line: the day, a colon, its name.

export const HOLIDAY_LIMITS = { lines: 400, name: 80, characters: 40_000, days: 366 } as const;
/** Within these a day before or after Easter is in the same year. */
export const EASTER_DAYS = { min: -80, max: 240 } as const;
/** Characters of a line that a message quotes. */
const QUOTED = 60;
/** Code units before the colon: no day is longer. */
const LONGEST_DAY = 200;

/** Lines that a message names; of more it says how many. */
const MOST_TOLD = 10;

/**
 * The holidays of a text; empty lines are left out.
 * @returns what is wrong with each line that cannot be read, instead
 */
export function readHolidays(text: string): Holiday[] | FieldError {
  const holidays: Holiday[] = [];
  const wrong: FieldError[] = [];
  for (const [at, typed] of text.split(/\r\n|\r|\n/).entries()) {
    if (typed.trim() === '') continue;
    const holiday = readHoliday(typed);
    if ('rule' in holiday) holidays.push(holiday);
    else wrong.push({ key: holiday.key, params: { ...holiday.params, line: at + 1 } });
  }
  if (holidays.length + wrong.length > HOLIDAY_LIMITS.lines)
    return { key: 'calendars.error.many_holidays', params: { max: HOLIDAY_LIMITS.lines } };
  return allOf(wrong, MOST_TOLD) ?? holidays;
}

function readHoliday(typed: string): Holiday | FieldError {
  const colon = typed.indexOf(':');
  if (colon < 0) return { key: 'calendars.error.no_colon', params: { text: quoted(typed) } };
  const day = typed.slice(0, colon);
  const name = lineOf(typed.slice(colon + 1));
  if (name === '') return { key: 'calendars.error.no_name' };
  const { length } = [...name];
  if (length > HOLIDAY_LIMITS.name)
    return { key: 'calendars.error.long_name', params: { max: HOLIDAY_LIMITS.name, length } };
  const rule = readRule(day);
  return 'kind' in rule ? { name, rule } : rule;
}

/** Which days a text names, in either language. */
function readRule(typed: string): HolidayRule | FieldError {
  if (typed.length > LONGEST_DAY) return wrong('calendars.error.day', typed);
  const text = plain(lineOf(typed));
  const days = readDays(text, typed);
  if (days) return days;
  const easter = easterDays(text);
  if (easter !== null) {
    const { min, max } = EASTER_DAYS;
    if (easter < min || easter > max)
      return { key: 'calendars.error.far_from_easter', params: { before: -min, after: max } };
    return { kind: 'easter', days: easter };
  }
  return (
    readWeekday(text) ??
    readDate(text, typed) ??
    readNumbers(text, typed) ??
    wrong('calendars.error.day', typed)
  );
}

/** `2026-12-24`, `2026-12-24 - 2026-12-31`. */
function readDays(text: string, typed: string): HolidayRule | FieldError | null {
  const [, from, until = from] =
    /^(\d{4}-\d\d-\d\d)(?:\s*(?:[-\u2010-\u2015]|\.\.|\bto\b|\buntil\b|\bal?\b|\bhasta\b)\s*(\d{4}-\d\d-\d\d))?$/.exec(
      text,
    ) ?? [];
  if (from === undefined || until === undefined) return null;
  if (!isDay(from) || !isDay(until)) return wrong('calendars.error.no_such_day', typed);
  if (!isDayToEnter(from) || !isDayToEnter(until)) return wrong('calendars.error.day_far', typed);
  if (until < from) return wrong('calendars.error.backwards', typed);
  if (dayNumber(until) - dayNumber(from) >= HOLIDAY_LIMITS.days)
    return { key: 'calendars.error.long_holiday', params: { max: HOLIDAY_LIMITS.days } };
  return { kind: 'days', from, until };
}

/** `last Monday of May`, `último lunes de mayo`. */
function readWeekday(text: string): HolidayRule | null {
  const [, first = '', second = '', third = ''] = /^(\S+) (\S+) (?:of|in|de) (\S+)$/.exec(text) ?? [];
  const [nth, weekday, month] = [nthNamed(first), weekdayNamed(second), monthOf(third)];
  return nth && weekday && month ? { kind: 'weekday', month, weekday, nth } : null;
}

/** `25 December`, `December 25`, `25 de diciembre`; with a year it is that day alone. */
function readDate(text: string, typed: string): HolidayRule | FieldError | null {
  const [, one = '', other = '', year] =
    /^(\S+?),? (?:de |of )?(\S+?)(?:,? (?:de |del )?(\d{4}))?$/.exec(text) ?? [];
  const [digits, word] = /^\d/.test(one) ? [one, other] : [other, one];
  const [, number] = /^(\d{1,2})(?:st|nd|rd|th|\.?º)?$/.exec(digits) ?? [];
  const month = monthOf(word);
  if (number === undefined || month === null) return null;
  return dateRule(typed, month, Number(number), year);
}

/** `25/12`, `25.12.`, `12/25/2026`: where only one of the numbers can be a month, or both are the same. */
function readNumbers(text: string, typed: string): HolidayRule | FieldError | null {
  const numbers = dateOfNumbers(text);
  if (numbers === null) return null;
  const { month, day, year, isOther } = numbers;
  if (!isOther) return dateRule(typed, month, day, year);
  const { key, params } = wrong('calendars.error.unclear_day', typed);
  const inWords = (of: number, at: number) => {
    const ofYear = (language: 'es' | 'en', of: string) =>
      year ? `${of}${language === 'es' ? ' de' : ''} ${year}` : of;
    return { es: ofYear('es', WRITTEN.es.date(of, at)), en: ofYear('en', WRITTEN.en.date(of, at)) };
  };
  return { key, params: { ...params, one: inWords(day, month), other: inWords(month, day) } };
}

/** A date each year, or that of one. */
function dateRule(typed: string, month: number, day: number, year?: string): HolidayRule | FieldError {
  // A leap year has every date that there is.
  if (dayOfDate(year === undefined ? 2024 : Number(year), month, day) === null)
    return wrong('calendars.error.no_such_day', typed);
  if (year === undefined) return { kind: 'date', month, day };
  const on = [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
  return isDayToEnter(on) ? { kind: 'days', from: on, until: on } : wrong('calendars.error.day_far', typed);
}

const wrong = (key: string, typed: string): FieldError => ({ key, params: { text: quoted(typed) } });

function quoted(typed: string): string {
  const text = typed.trim();
  const begin = firstCharacters(text, QUOTED).join('');
  return begin.length < text.length ? `${begin}…` : text;
}

/** The line of a holiday, as `readHolidays` reads it. */
export function writeHoliday({ name, rule }: Holiday, language: 'es' | 'en'): string {
  return `${writeRule(rule, language)}: ${name}`;
}

function writeRule(rule: HolidayRule, language: 'es' | 'en'): string {
  const write = WRITTEN[language];
  if (rule.kind === 'days') return rule.from === rule.until ? rule.from : `${rule.from} - ${rule.until}`;
  if (rule.kind === 'date') return write.date(rule.day, rule.month);
  if (rule.kind === 'easter') return write.easter(rule.days);
  return write.weekday(rule.nth, rule.weekday, rule.month);
}
