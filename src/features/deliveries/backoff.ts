import { MINUTE_MS } from '../../platform/elapsed';

const FIRST_MS = MINUTE_MS / 4;
const LONGEST_MS = 30 * MINUTE_MS;

/**
 * Milliseconds until the next try after so many: doubled each time, half an hour at the longest, and by chance as little
 * as half of it, so that what failed together does not come back together.
 */
export function pauseBefore(attempts: number, chance = Math.random()): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  return longest * (0.5 + chance / 2);
}
