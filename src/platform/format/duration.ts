const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

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
