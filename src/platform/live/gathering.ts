import type { Hint } from '../bus';
import type { Clock } from './clock';
import { broadened } from './sizes';

/** Milliseconds between two deliveries: what comes meanwhile is told together. */
export const MOMENT_MS = 100;

/** More than these together are told to all who hold their topics: to ask of each whom it concerns would cost more. */
const MOST = 200;

/** Gathers hints: the first one goes at once, those of the next moment together at its end. Never two deliveries at a time. */
export function createGathering(clock: Clock, deliver: (hints: Hint[]) => Promise<void>) {
  // The same twice is once, so that what waits stays small however often a ticket changes.
  let waiting = new Map<string, Hint>();
  let delivering = false;
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function plan(): void {
    if (delivering || cancel || waiting.size === 0) return;
    const wait = Math.max(0, last + MOMENT_MS - clock.now());
    if (wait === 0) return void run();
    cancel = clock.after(wait, () => {
      cancel = null;
      void run();
    });
  }

  async function run(): Promise<void> {
    const hints = [...waiting.values()];
    waiting = new Map();
    delivering = true;
    last = clock.now();
    await deliver(hints);
    delivering = false;
    plan();
  }

  return {
    add(hint: Hint): void {
      const kept = waiting.size < MOST ? hint : broadened(hint);
      waiting.set(JSON.stringify(kept), kept);
      plan();
    },
  };
}
