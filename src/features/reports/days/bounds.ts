import { dayAfter, startOfDay } from '../../../platform/calendar';
import type { Span } from '../period/period.types';
import type { Bounds } from './days.types';

/** The days of a span, as far as they lie in it: the last may be cut. A day that a zone left out is none. */
export function daysWithin(
  { from, until, end }: Pick<Span, 'from' | 'until' | 'end'>,
  timeZone: string,
): Bounds[] {
  const days: Bounds[] = [];
  let start = startOfDay(from, timeZone);
  for (let day = from; day < until && start < end; day = dayAfter(day, 1)) {
    const next = startOfDay(day, timeZone, 1);
    if (start < next) days.push({ day, start, end: next < end ? next : end });
    start = next;
  }
  return days;
}
