import type { ValueKind } from '../value-kinds';

/** An axis: from where to where it goes, and where it has a line and a number. */
export interface Scale {
  min: number;
  max: number;
  ticks: number[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What people count time in, and in steps of how many: they read 6 h, and not 5 h 33 min. */
const CLOCK: [number, number[]][] = [
  [1, [1, 2, 5, 10, 15, 30]],
  [MINUTE, [1, 2, 5, 10, 15, 30]],
  [HOUR, [1, 2, 3, 6, 12]],
  [DAY, [1]],
];
const CLOCK_STEPS = CLOCK.flatMap(([unit, counts]) => counts.map((count) => count * unit));

const RATING: Scale = { min: 0, max: 10, ticks: [0, 2, 4, 6, 8, 10] };

/**
 * An axis with round numbers that holds zero and all values (P. S. Heckbert, "Nice Numbers for Graph Labels", Graphics
 * Gems, 1990); ratings have always the same. Without a value other than zero it is one step long.
 * @param parts about so many steps
 */
export function scaleOf(kind: ValueKind, values: readonly number[], parts = 4): Scale {
  if (kind === 'rating') return RATING;
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = stepOf(kind, (high - low) / parts);
  const first = Math.floor(low / step + SLACK);
  const last = Math.max(Math.ceil(high / step - SLACK), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
  return { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1, ticks };
}

/** What floating point adds to a whole number of steps. */
const SLACK = 1e-9;

const rounded = (value: number): number => Number(value.toPrecision(12));

function stepOf(kind: ValueKind, least: number): number {
  if (kind === 'seconds') {
    return CLOCK_STEPS.find((step) => step >= least) ?? DAY * roundStep(least / DAY);
  }
  if (least === 0) return kind === 'ratio' ? 0.25 : 1;
  const step = roundStep(least);
  return kind === 'ratio' ? step : Math.max(1, step);
}

/** The next of 1, 2, 5, 10, 20, 50 …, and downwards as well. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - SLACK)) ?? 10;
  return rounded(factor * power);
}

/** Where a value stands on an axis: 0 at its beginning, 1 at its end. */
export const shareOf = ({ min, max }: Scale, value: number): number => (value - min) / (max - min);

/** How strong a cell of a heat map is: 0 for nothing, then 1 to `LEVELS` for a part of the highest. */
export const LEVELS = 5;

export const levelOf = (value: number, highest: number): number =>
  value > 0 && highest > 0 ? Math.min(LEVELS, Math.max(1, Math.ceil((LEVELS * value) / highest))) : 0;
