/** Random numbers that a seed repeats: mulberry32 (T. Ettinger, 2017), good enough for data, not for secrets. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of the items, as often as its weight says. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  chance(probability: number): boolean;
  /** Small numbers often, large ones seldom, the more so the larger the exponent: over [0, below). */
  skewed(below: number, exponent?: number): number;
  /** A duration around `median`: log-normal, as waiting times are. */
  around(median: number): number;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return (items.at(-1) as (typeof items)[number])[0];
    },
    chance: (probability) => next() < probability,
    skewed: (limit, exponent = 2) => Math.floor(next() ** exponent * limit),
    // The sum of four uniform numbers is close enough to a bell: its deviation is 0.58.
    around: (median) => median * Math.exp((next() + next() + next() + next() - 2) * 1.9),
  };
}

/** A seed of its own for each member of a family, so that what one draws changes nothing for the next. */
export function seedOf(seed: number, index: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
}

const HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const hex = (value: number) => HEX[value & 0xffff] as string;

/** Makes UUIDv7s of past moments, so that generated rows sort by time as real ones do. */
export type MakeId = (milliseconds: number, place?: number) => string;

/**
 * @returns ids whose random part comes from `random`; of one moment those with a larger `place` (below 4096)
 *   come later, as the ids that one process makes do
 */
export function idsOf(random: Random): MakeId {
  return (milliseconds, place = 0) => {
    const high = Math.floor(milliseconds / 65_536);
    const [one, two, three] = [random.next() * 2 ** 32, random.next() * 2 ** 32, random.next() * 65_536];
    const variant = 0x8000 | (one & 0x3fff);
    const time = `${hex(high / 65_536)}${hex(high)}-${hex(milliseconds % 65_536)}`;
    return `${time}-${hex(0x7000 | place)}-${hex(variant)}-${hex(one / 65_536)}${hex(two)}${hex(two / 65_536 + three)}`;
  };
}
