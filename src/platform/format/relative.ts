const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Tells the calendar day that a moment falls on, as days since 1970. */
export type DayNumber = (moment: Date) => number;

/**
 * How far away a moment is, in words: minutes and hours as elapsed, days as a calendar counts them in the
 * reader's zone, so that "yesterday" is yesterday. Null from 30 days on.
 */
export function relativeText(
  words: Intl.RelativeTimeFormat,
  dayNumber: DayNumber,
  moment: Date,
  now: Date,
): string | null {
  const elapsed = moment.getTime() - now.getTime();
  const size = Math.abs(elapsed);
  if (size < MINUTE) return words.format(0, 'second');
  if (size < HOUR) return words.format(Math.trunc(elapsed / MINUTE), 'minute');
  if (size < DAY) return words.format(Math.trunc(elapsed / HOUR), 'hour');
  if (size > 32 * DAY) return null;
  const days = dayNumber(moment) - dayNumber(now);
  return Math.abs(days) < 30 ? words.format(days, 'day') : null;
}

export function dayNumberIn(timeZone: string): DayNumber {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  return (moment) => {
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day) / DAY;
  };
}
