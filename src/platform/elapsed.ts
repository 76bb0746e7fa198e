// How long something lasts, in milliseconds. A day is 24 hours here; the days of a calendar are in `calendar.ts`.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The moment so many times 24 hours later, or earlier. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}
