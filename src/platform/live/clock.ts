/** Runs something later; tests bring one of their own. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  now(): number;
  /** Runs `act` after so many milliseconds, until the returned function is called. */
  after(ms: number, act: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms).unref();
    return () => clearTimeout(timer);
  },
};
