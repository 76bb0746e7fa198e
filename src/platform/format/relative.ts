import { daysBetween } from '../calendar';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../elapsed';

/**
 * How far away a moment is, in words: minutes and hours as elapsed, days as a calendar counts them in the
 * reader's zone, so that "yesterday" is yesterday. Null from 30 days on.
 */
export function relativeText(
  words: Intl.RelativeTimeFormat,
  timeZone: string,
  moment: Date,
  now: Date,
): string | null {
  const elapsed = moment.getTime() - now.getTime();
  const size = Math.abs(elapsed);
  if (size < MINUTE_MS) return words.format(0, 'second');
  if (size < HOUR_MS) return words.format(Math.trunc(elapsed / MINUTE_MS), 'minute');
  if (size < DAY_MS) return words.format(Math.trunc(elapsed / HOUR_MS), 'hour');
  if (size > 32 * DAY_MS) return null;
  const days = daysBetween(now, moment, timeZone);
  return Math.abs(days) < 30 ? words.format(days, 'day') : null;
}
