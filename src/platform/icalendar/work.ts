import type ICAL from 'ical.js';
import { ICalendarError } from './problem';

/**
 * Steps that one file may take: a step is a moment that a rule looks at, or another piece of work that takes about as
 * long, a tenth of a millisecond. A thousand birthdays take seven thousand.
 */
export const MOST_STEPS = 30_000;

/** What a file has left of its steps. All that a few lines of it can multiply is paid from it before it is done. */
export interface Work {
  /** @throws ICalendarError `too_hard` where fewer are left */
  take(steps: number): void;
}

export function limitedWork(most = MOST_STEPS): Work {
  let left = most;
  return {
    take: (steps) => {
      // What is no number of steps would leave the rest without a limit.
      left = steps >= 0 ? left - steps : -1;
      if (left < 0) throw new ICalendarError('too_hard');
    },
  };
}

const DAYS_OF: Record<string, number> = { YEARLY: 365, MONTHLY: 30, WEEKLY: 7, DAILY: 1 };

/** The steps of a rule, at most, between two days by their numbers; without end for one that is faster than days. */
export function stepsOf(recur: ICAL.Recur, from: number, to: number): number {
  const days = DAYS_OF[recur.freq];
  if (!days) return Number.POSITIVE_INFINITY;
  const periods = Math.floor(Math.max(0, to - from) / (days * recur.interval)) + 1;
  const isPlain = Object.keys(recur.parts).length === 0;
  // One that counts below nothing is followed as if it did not count.
  if (isPlain) return Number(recur.count) > 0 ? Math.min(periods, Number(recur.count)) : periods;
  return periods * candidatesIn(recur, days);
}

/** Clocks of a day that are paid for; a rule with more of them is cut off by the most candidates of one period. */
const MOST_CLOCKS = 24;

/** How many moments a rule looks at in a year, a month, a week or a day, about. */
function candidatesIn({ freq, parts }: ICAL.Recur, days: number): number {
  const count = (part: keyof typeof parts) => new Set<unknown>(parts[part] ?? []).size;
  const months = freq === 'YEARLY' ? count('BYMONTH') || 12 : 1;
  const isInMonths = freq === 'MONTHLY' || count('BYMONTH') > 0;
  const weeks = isInMonths ? 5 * months : days / 7;
  const weekdays = (parts.BYDAY ?? []).map((day) => (/\d/.test(String(day)) ? months : weeks));
  const found = Math.max(
    count('BYMONTH'),
    count('BYYEARDAY'),
    count('BYMONTHDAY') * months,
    count('BYWEEKNO') * 7,
    weekdays.reduce((sum, one) => sum + one, 0),
  );
  const clocks = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;
  const times = clocks.reduce((product, part) => product * (count(part) || 1), 1);
  return Math.ceil(Math.min(Math.max(found, 1), days + 1) * Math.min(times, MOST_CLOCKS));
}
