import type { Clock } from '../../src/platform/live/clock';

/** A clock that goes on when it is told to. */
export function handClock() {
  let now = 0;
  let planned: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(ms, act) {
      const entry = { at: now + ms, act };
      planned.push(entry);
      return () => {
        planned = planned.filter((other) => other !== entry);
      };
    },
  };
  async function pass(ms: number): Promise<void> {
    now += ms;
    const due = planned.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
    planned = planned.filter(({ at }) => at > now);
    for (const { act } of due) act();
    await settled();
  }
  return { clock, pass };
}

/** Lets go on what waits for promises alone. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
