import { dayAfter, dayAt, dayNumber } from '../../../platform/calendar';
import { weekdayOf } from '../../../platform/calendar-rules';
import type { Clocks, Days, Preset, Step } from './period.types';

type Named = Exclude<Preset, 'range'>;

/** The days that a preset means now. Those that have begun go on to the end of what they are called. */
export function daysOf(preset: Named, { timeZone, now, weekStart }: Clocks): Days {
  const today = dayAt(now, timeZone);
  switch (preset) {
    case 'today':
      return { from: today, until: dayAfter(today, 1) };
    case 'yesterday':
      return { from: dayAfter(today, -1), until: today };
    case 'last_7':
    case 'last_30':
    case 'last_90':
      return { from: dayAfter(today, 1 - Number(preset.slice('last_'.length))), until: dayAfter(today, 1) };
    default:
      return unitOf(preset, today, weekStart);
  }
}

function unitOf(preset: Named, today: string, weekStart: number): Days {
  const [which, step] = preset.split('_') as ['this' | 'last', Step];
  const from = beginning(today, step, weekStart);
  return which === 'this'
    ? { from, until: following(from, step) }
    : { from: beginning(dayAfter(from, -1), step, weekStart), until: from };
}

/** The first day of the week, month, quarter or year that a day lies in. */
export function beginning(day: string, step: Step, weekStart: number): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (step) {
    case 'week':
      return dayAfter(day, -((weekdayOf(dayNumber(day)) - weekStart + 7) % 7));
    case 'month':
      return monthsAfter(day, 0);
    case 'quarter':
      return monthsAfter(day, -((month - 1) % 3));
    case 'year':
      return `${year}-01-01`;
    default:
      return day;
  }
}

/** The first day of the next week, month, quarter or year, of the first day of one. */
export function following(first: string, step: Step): string {
  if (step === 'week') return dayAfter(first, 7);
  const months = { hour: 0, day: 0, month: 1, quarter: 3, year: 12 }[step];
  return months === 0 ? dayAfter(first, 1) : monthsAfter(first, months);
}

/** The first day of the month so many months later, or earlier. */
export function monthsAfter(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
