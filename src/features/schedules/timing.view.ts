import { dayAt, dayNumber } from '../../platform/calendar';
import { weekdayOf } from '../../platform/calendar-rules';
import { formatter, weekdayNames } from '../../platform/format';
import type { Shell } from '../../platform/http/request';
import type { Timing } from './schedules.types';

type Reader = Pick<Shell, 'locale' | 't'>;

/** How often and when, by the clocks of its zone: `Every Monday, 07:30`. */
export function whenText({ locale, t }: Reader, timing: Timing): string {
  const { frequency, weekday, monthDay, clock } = timing;
  const time = formatter(locale, 'UTC').time(`2000-01-01T${clock}:00Z`);
  if (frequency === 'weekly') {
    return t('schedules.when.weekly', { day: weekdayNames(locale)[(weekday ?? 1) - 1] ?? '', time });
  }
  if (frequency === 'daily') return t('schedules.when.daily', { time });
  return monthDay === LAST
    ? t('schedules.when.last_day', { time })
    : t('schedules.when.monthly', { day: monthDay ?? 1, time });
}

/** As every month has its own last, a schedule of this day goes out on that. */
const LAST = 31;

/** A moment with its weekday, by the clocks of a zone: `Monday, 7 Dec 2026, 07:30`. */
export function momentIn({ locale, t }: Reader, moment: Date, timeZone: string): string {
  const weekday = weekdayNames(locale)[weekdayOf(dayNumber(dayAt(moment, timeZone))) - 1] ?? '';
  return t('schedules.moment', { weekday, moment: formatter(locale, timeZone).dateTime(moment) });
}

/**
 * Moments to come, each for a `time` element: in the schedule's zone, and in the reader's on hover; with the days that the
 * report is about that goes out then.
 * @param days of each; none where the period is not known yet
 */
export function timesView(shell: Shell, moments: Date[], timeZone: string, days: string[]) {
  return moments.map((moment, index) => ({
    iso: moment.toISOString(),
    text: momentIn(shell, moment, timeZone),
    title: shell.t('schedules.moment_here', { moment: shell.fmt.dateTime(moment), zone: shell.fmt.timeZone }),
    days: days[index] ? shell.t('schedules.next_days', { days: days[index] }) : '',
  }));
}
