import { dayAfter, dayAt, dayNumber, momentOfClock } from '../../../platform/calendar';
import { weekdayOf } from '../../../platform/calendar-rules';

/** When somebody does not want to be disturbed, by the clocks of their zone. */
export interface QuietHours {
  /** `22:00` */
  from: string;
  /** `07:00`: of the next day where it is not after `from`, so that from eight to eight is a whole day. */
  until: string;
  /** The days of the week on which they begin: Monday is 1, Sunday is 7. */
  days: readonly number[];
}

/** In the week that the clocks skipped a day, hours that began two days ago by the calendar are those of last night. */
const DAYS_BACK = 2;
/** More of them one after the other than a week has days never end. */
const MOST = 8;

/** Whether they would never end: all day, on every day. */
export function isAlwaysQuiet({ from, until, days }: QuietHours): boolean {
  return from === until && new Set(days).size === 7;
}

/** What a form says of quiet hours, or what is stored of them. */
interface Said {
  quietFrom: string | null;
  quietUntil: string | null;
  quietDays: readonly (string | number)[];
}

/** Quiet hours as a form carries them along, to tell whether somebody has changed them. */
export function quietText({ quietFrom, quietUntil, quietDays }: Said): string {
  const days = [...new Set(quietDays.map(String))].sort().join('');
  return [quietFrom ?? '', quietUntil ?? '', days].join(' ').trim();
}

/**
 * When the quiet hours end that a moment lies in; null where it lies in none. They begin at `from` and are over at
 * `until`. Where the clocks are put back over one of the two, they begin the first time that it is shown and end the
 * last time; where the clocks skip it, as long after as was skipped. Hours that follow each other without a gap, such as
 * two whole days, end once.
 * @param quiet hours that end, see `isAlwaysQuiet`
 */
export function quietUntil(quiet: QuietHours, moment: Date, timeZone: string): Date | null {
  let end: Date | null = null;
  for (let step = 0; step < MOST; step += 1) {
    const next = endAround(quiet, end ?? moment, timeZone);
    if (!next) return end;
    end = next;
  }
  return end;
}

/** The latest end of those hours that a moment lies in. */
function endAround(quiet: QuietHours, moment: Date, timeZone: string): Date | null {
  const today = dayAt(moment, timeZone);
  let latest: Date | null = null;
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const hours = hoursOf(quiet, dayAfter(today, -back), timeZone);
    if (!hours || moment < hours.begin || moment >= hours.end) continue;
    if (!latest || hours.end > latest) latest = hours.end;
  }
  return latest;
}

/** Those that begin on a day; null on a day that has none. */
function hoursOf({ from, until, days }: QuietHours, day: string, timeZone: string) {
  if (!days.includes(weekdayOf(dayNumber(day)))) return null;
  const begin = momentOfClock(`${day}T${from}`, timeZone);
  const lastDay = until > from ? day : dayAfter(day, 1);
  const end = momentOfClock(`${lastDay}T${until}`, timeZone, 'last');
  return begin && end ? { begin, end } : null;
}

/**
 * The next moment when the clocks show a time on a day of the week; on such a day that of the week after.
 * @param weekday Monday is 1
 * @param clock `08:00`
 */
export function nextWeekday(now: Date, weekday: number, clock: string, timeZone: string): Date {
  const today = dayAt(now, timeZone);
  for (let ahead = 1; ahead <= 14; ahead += 1) {
    const day = dayAfter(today, ahead);
    const moment = weekdayOf(dayNumber(day)) === weekday && momentOfClock(`${day}T${clock}`, timeZone);
    if (moment) return moment;
  }
  throw new RangeError(`no weekday ${weekday} after ${now.toISOString()}`);
}
