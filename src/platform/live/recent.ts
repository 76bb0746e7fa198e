import type { Hint } from '../bus';
import type { Clock } from './clock';

/** Milliseconds that a hint is kept: what writes longer than that is ended by the database. */
const KEPT_MS = 60_000;
/** A flood of them is what the gathering is for; these are for pages that are just being opened. */
const MOST = 5000;

/**
 * The hints of the last minute. A change bears the moment at which its request began, which may lie long before a page
 * was made that does not show it yet; its hint comes when it can be seen.
 */
export function createRecent(clock: Clock) {
  let kept: { at: number; hint: Hint }[] = [];
  const after = (moment: number) => {
    const first = kept.findIndex(({ at }) => at >= moment);
    return first < 0 ? [] : kept.slice(first);
  };

  return {
    add(hint: Hint): void {
      kept.push({ at: clock.now(), hint });
      if (kept.length >= 2 * MOST) kept = after(clock.now() - KEPT_MS).slice(-MOST);
    },
    /** Those of so many milliseconds until now, as far as they are kept. */
    of(milliseconds: number): Hint[] {
      kept = after(clock.now() - KEPT_MS).slice(-MOST);
      return after(clock.now() - milliseconds).map(({ hint }) => hint);
    },
  };
}
