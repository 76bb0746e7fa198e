import type { Locale } from '../../../platform/ctx';
import type { WeekSpan } from '../../../platform/working-time';
import type { StoredCalendar } from '../../calendars';
import type { PolicyInput } from './policies.types';

// What a desk begins with: two calendars and one policy for all tickets. Administrators change them as they like.

type Names = Readonly<Record<Locale, string>>;

/** A thing has one name, which is in the language that the desk speaks when it is made. */
export const STANDARD_NAMES = {
  always: { es: '24x7', en: '24x7' },
  business: { es: 'Horario laboral', en: 'Business hours' },
  policy: { es: 'Estándar', en: 'Standard' },
} as const satisfies Record<string, Names>;

const [MINUTE, HOUR] = [60, 60 * 60];

/** Monday to Friday, 09:00 to 18:00, in minutes of the day. */
export const BUSINESS_HOURS: WeekSpan[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 18 * 60 }));

/** Seconds of the calendar; the first priority's run around the clock. */
export const STANDARD_TARGETS = {
  p1FirstResponse: 15 * MINUTE,
  p1Resolution: 4 * HOUR,
  p2FirstResponse: HOUR,
  p2Resolution: 8 * HOUR,
  p3FirstResponse: 4 * HOUR,
  p3Resolution: 24 * HOUR,
  p4FirstResponse: 8 * HOUR,
  p4Resolution: 40 * HOUR,
} as const satisfies Partial<PolicyInput>;

/** Whether something has still the name that it began with. */
export const hasStandardName = ({ name }: { name: string }, which: keyof typeof STANDARD_NAMES): boolean =>
  Object.values<string>(STANDARD_NAMES[which]).includes(name);

/** One that the desk has already and that can stand for the standard one; of several the first by name. */
export function standing(
  calendars: readonly StoredCalendar[],
  which: 'always' | 'business',
): StoredCalendar | undefined {
  if (which === 'always') return calendars.find(({ isAlways }) => isAlways);
  return calendars.find((calendar) => !calendar.isAlways && hasStandardName(calendar, which));
}
