import { LRUCache } from 'lru-cache';
import type { Locale } from '../i18n/locale';
import { isolated } from '../prose';
import { type DurationPart, durationParts, hourParts, SYMBOLS } from './duration';
import { relativeText } from './relative';
import { bytesText, unitTexts } from './units';
import { zoneOf } from './zones';

export { monthNames, weekdayNames } from './names';
export { isTimeZone, offeredName, serverZone, timeZones } from './zones';

/** A moment: a Date, an ISO 8601 text, or milliseconds since 1970. */
export type Moment = Date | string | number;

/** A moment as pages show it, in words, with the exact time on hover. */
export interface ShownMoment {
  iso: string;
  /** `hace 5 minutos`. */
  text: string;
  /** `21 nov 2026, 14:05`. */
  title: string;
}

/** Dates, numbers and lists as a reader of one language in one time zone expects them. */
export interface Formatter {
  locale: Locale;
  /** The zone in use: `UTC` where the wished one does not exist. */
  timeZone: string;
  /** `21 nov 2026`. */
  date(moment: Moment): string;
  /** `21 nov 2026, 14:05`. */
  dateTime(moment: Moment): string;
  /** A day of the calendar, the same in every zone: of `2026-11-21` it makes `21 nov 2026`, or short `21 nov`. */
  day(day: string, style?: 'short'): string;
  /** `14:05`. */
  time(moment: Moment): string;
  /** `hace 5 minutos`, `ayer`; the date when it is 30 days or more away. */
  relative(moment: Moment, now: Moment): string;
  /** For the component `relativeTime`. */
  moment(moment: Moment, now: Moment): ShownMoment;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A ratio: 0.125 is `12,5 %`. */
  percent(ratio: number): string;
  /** Bytes in powers of 1,000, as disks and browsers count: `1,2 MB`. */
  bytes(count: number): string;
  /** Seconds in the two largest units, rounded down: `2 h 5 min`. */
  duration(seconds: number): string;
  /** Seconds of working time in hours and minutes, rounded down: `39 h 5 min`; `< 1 min` for less than that. */
  hours(seconds: number): string;
  /** `a, b y c`. */
  list(items: string[]): string;
  /** Order of names: capitals and accents matter last, numbers count by value. */
  compare(a: string, b: string): number;
}

const kept = new LRUCache<string, Formatter>({ max: 300 });

/** Lists are fetched again and again, with mostly the same moments, and Intl takes long to write one. */
const MOMENTS = 500;

/** Most numbers of a page are small. */
const COUNTS = 1000;

/** 100 % is every single one: of less than all, no share is rounded up to it. */
const ALMOST_ALL = 0.999;

/** The formatter of a language and an IANA time zone; kept, because Intl objects are slow to make. */
export function formatter(locale: Locale, timeZone: string): Formatter {
  const zone = zoneOf(timeZone);
  const id = `${locale} ${zone}`;
  const made = kept.get(id) ?? createFormatter(locale, zone);
  kept.set(id, made);
  return made;
}

function createFormatter(locale: Locale, timeZone: string): Formatter {
  const date = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }));
  const dateTime = lazy(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
  );
  const time = lazy(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }));
  const day = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const shortDay = lazy(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  const relative = lazy(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const number = lazy(() => new Intl.NumberFormat(locale));
  const percent = lazy(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const list = lazy(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = lazy(() => new Intl.Collator(locale, { numeric: true }));
  const unitText = unitTexts(locale);
  const joined = (parts: DurationPart[]) =>
    parts.map(({ value, unit }) => `${number().format(value)} ${SYMBOLS[unit]}`).join(' ');
  const written = new LRUCache<number, string>({
    max: MOMENTS,
    memoMethod: (milliseconds) => dateTime().format(milliseconds),
  });
  const counts = new LRUCache<number, string>({ max: COUNTS, memoMethod: (count) => number().format(count) });
  const exact = (moment: Moment) => written.memo(new Date(moment).getTime());
  const inWords = (moment: Moment, now: Moment) =>
    relativeText(relative(), timeZone, new Date(moment), new Date(now)) ?? date().format(new Date(moment));
  return {
    locale,
    timeZone,
    date: (moment) => date().format(new Date(moment)),
    dateTime: exact,
    day: (text, style) => (style === 'short' ? shortDay() : day()).format(new Date(`${text}T00:00:00Z`)),
    time: (moment) => time().format(new Date(moment)),
    relative: inWords,
    moment: (moment, now) => ({
      iso: new Date(moment).toISOString(),
      text: inWords(moment, now),
      title: exact(moment),
    }),
    // Minus nothing is nothing, and is kept as the same: written as such it would stand for every nothing from then on.
    number: (value, options) =>
      options ? new Intl.NumberFormat(locale, options).format(value) : counts.memo(value + 0),
    percent: (ratio) => percent().format(ratio > ALMOST_ALL && ratio < 1 ? ALMOST_ALL : ratio),
    bytes: (count) => bytesText(unitText, count),
    duration: (seconds) => joined(durationParts(seconds)),
    hours: (seconds) => `${seconds > 0 && seconds < 60 ? '< ' : ''}${joined(hourParts(seconds))}`,
    list: (items) => list().format(items.map(isolated)),
    compare: (a, b) => collator().compare(a, b),
  };
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
