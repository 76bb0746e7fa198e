import { normalized } from '../../../platform/normalized';

// Durations of working time as people write them: `15 min`, `4 h`, `1 h 30 min`, `1.5 h`. Spanish and English write the
// units alike. A day would be 8 hours to one reader and 24 to another, so there are none.

/** Seconds of a calendar: a minute, and 365 days around the clock. */
export const SHORTEST_TARGET = 60;
export const LONGEST_TARGET = 365 * 86_400;

export type DurationProblem =
  | 'not_a_duration'
  | 'no_unit'
  | 'no_days'
  | 'not_whole_minutes'
  | 'too_short'
  | 'too_long';

const HOURS = 'h|hs|hr|hrs|hora|horas|hour|hours';
const MINUTES = 'm|min|mins|minuto|minutos|minute|minutes';
const DAYS = 'd|día|días|dia|dias|day|days|semana|semanas|week|weeks';
const NUMBER = '(\\d{1,9}(?:[.,]\\d{1,2})?)';
const WRITTEN = new RegExp(`^(?:${NUMBER} ?(?:${HOURS})\\.?)? ?(?:${NUMBER} ?(?:${MINUTES})\\.?)?$`, 'u');
const WITHOUT_UNIT = new RegExp(`^(?:${NUMBER}|\\d+:\\d\\d)$`, 'u');
const WITH_DAYS = new RegExp(`(?:^|[\\d ])(?:${DAYS})(?:$|[\\d ,.])`, 'u');
/** One sign before a number would make it another: `-4 h`. */
const LONGEST_TEXT = 60;

/**
 * What was typed, in seconds; null for nothing. Whole minutes only: `1.5 h` is 90 of them, `0.5 min` is refused.
 * Both `1.5` and `1,5` are one and a half; three digits behind the sign could be thousands, so they are refused.
 */
export function readDuration(typed: string): { seconds: number | null } | { problem: DurationProblem } {
  const text = normalized(typed, 'NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  if (text === '') return { seconds: null };
  const written = text.length <= LONGEST_TEXT ? WRITTEN.exec(text) : null;
  if (!written) return { problem: problemOf(text) };
  const minutes = round(numberOf(written[1]) * 60 + numberOf(written[2]));
  if (!Number.isInteger(minutes)) return { problem: 'not_whole_minutes' };
  const seconds = minutes * 60;
  if (seconds < SHORTEST_TARGET) return { problem: 'too_short' };
  return seconds > LONGEST_TARGET ? { problem: 'too_long' } : { seconds };
}

function problemOf(text: string): DurationProblem {
  if (/^0+(?:[.,:]0+)?$/u.test(text)) return 'too_short';
  if (WITHOUT_UNIT.test(text)) return 'no_unit';
  return WITH_DAYS.test(text.slice(0, LONGEST_TEXT)) ? 'no_days' : 'not_a_duration';
}

const numberOf = (written: string | undefined): number => Number((written ?? '0').replace(',', '.'));

/** Hundredths of an hour are whole minutes or not; what binary fractions add is neither. */
const round = (minutes: number): number => Math.round(minutes * 1e6) / 1e6;

/** Seconds as a form shows them, which `readDuration` reads back: `1 h 30 min`; nothing for none. */
export function writeDuration(seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
}
