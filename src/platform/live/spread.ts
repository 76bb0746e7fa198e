/** So many are told at once. */
export const AT_ONCE = 25;
/** Milliseconds over which more than that are told. */
const SPREAD_MS = 1000;

/**
 * When the one at this place of `count` is told, in milliseconds from now: whoever is told asks for a page, and a
 * thousand browsers must not ask in the same moment.
 */
export function delayOf(place: number, count: number): number {
  return count <= AT_ONCE ? 0 : Math.floor((place * SPREAD_MS) / count);
}
