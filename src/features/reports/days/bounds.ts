import { dayNumber, dayNumbered, startsOfDays } from '../../../platform/calendar';
import type { Span } from '../period/period.types';
import type { Bounds } from './days.types';

/** The days of a span, as far as they lie in it: the last may be cut. A day that a zone left out is none. */
export function daysWithin(
  { from, until, end }: Pick<Span, 'from' | 'until' | 'end'>,
  timeZone: string,
): Bounds[] {
  const first = dayNumber(from);
  const count = Math.max(0, dayNumber(until) - first);
  const starts = startsOfDays(from, count + 1, timeZone);
  const days: Bounds[] = [];
  for (let place = 0; place < count; place += 1) {
    const [start, next] = [starts[place], starts[place + 1]];
    if (!start || !next || start >= end) break;
    if (start < next) days.push({ day: dayNumbered(first + place), start, end: next < end ? next : end });
  }
  return days;
}
