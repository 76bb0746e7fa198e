const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** International symbols, which both languages write alike; Intl would write `2 hr` in English, and `2 h` in Spanish. */
export const SYMBOLS = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

export interface DurationPart {
  value: number;
  unit: (typeof UNITS)[number][0];
}

/** Seconds in the largest unit that fits and the next smaller one, rounded down; a sign stays on the first. */
export function durationParts(seconds: number): DurationPart[] {
  const whole = Math.floor(Math.abs(seconds));
  const found = UNITS.findIndex(([, size]) => whole >= size);
  const largest = found === -1 ? UNITS.length - 1 : found;
  const parts: DurationPart[] = [];
  let rest = whole;
  for (const [unit, size] of UNITS.slice(largest, largest + 2)) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value > 0 || parts.length === 0) parts.push({ value, unit });
  }
  const [first] = parts;
  if (first && seconds < 0 && first.value > 0) first.value = -first.value;
  return parts;
}

/**
 * Seconds in hours and minutes, rounded down, but a minute at least where it is any time at all. Of working time nobody
 * knows how long a day is, so there are none. A hundred hours and more are told without minutes. `public/js/time-left.js`
 * says the same.
 */
export function hourParts(seconds: number): DurationPart[] {
  const minutes = seconds > 0 ? Math.max(1, Math.floor(seconds / 60)) : 0;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts: DurationPart[] = [];
  if (hours > 0) parts.push({ value: hours, unit: 'hour' });
  if (hours === 0 || (rest > 0 && hours < 100)) parts.push({ value: rest, unit: 'minute' });
  return parts;
}
