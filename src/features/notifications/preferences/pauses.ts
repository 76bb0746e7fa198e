import { clockAt, dayAfter, dayAt, momentOfClock } from '../../../platform/calendar';
import { nextWeekday } from './quiet-hours';

/** How long a pause lasts. */
export const PAUSES = ['monday', 'week', 'date', 'endless'] as const;
export type Pause = (typeof PAUSES)[number];

const MONDAY = 1;
/** When a working day begins for whoever comes back from a pause. */
const MORNING = '08:00';

/** When a pause ends that is chosen by its name, on a page that was made then; null for what names no moment. */
export function pauseEnd(choice: Pause | 'end', timeZone: string, now: Date): Date | null {
  if (choice === 'monday') return nextWeekday(now, MONDAY, MORNING, timeZone);
  if (choice !== 'week') return null;
  const clock = clockAt(now, timeZone).slice('2026-11-21T'.length);
  return momentOfClock(`${dayAfter(dayAt(now, timeZone), 7)}T${clock}`, timeZone) ?? now;
}
