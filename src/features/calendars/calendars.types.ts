import type { WeekSpan } from '../../platform/working-time';

/** Which days a holiday is. Days are texts without a zone: `2026-12-25`. */
export type HolidayRule =
  /** One day, or all from one to another. */
  | { kind: 'days'; from: string; until: string }
  /** The same date each year; 29 February only in leap years. */
  | { kind: 'date'; month: number; day: number }
  /** The first to fourth, or the last (-1), of a day of the week (1 is Monday) in a month. */
  | { kind: 'weekday'; month: number; weekday: number; nth: 1 | 2 | 3 | 4 | -1 }
  /** So many days after Easter Sunday of the western churches; Good Friday is -2. */
  | { kind: 'easter'; days: number };

export interface Holiday {
  name: string;
  rule: HolidayRule;
}

/** What a form says of a calendar. */
export interface CalendarInput {
  name: string;
  timeZone: string;
  isAlways: boolean;
  hours: WeekSpan[];
  holidays: Holiday[];
}

/** A day of a feed. */
export interface FeedDay {
  day: string;
  name: string;
}

/** All that time is reckoned with. */
export interface StoredCalendar extends CalendarInput {
  id: string;
  /** Of all its feeds. */
  feedDays: FeedDay[];
}
