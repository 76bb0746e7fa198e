import { AppError } from './errors';

export type Bounded = <T>(work: () => Promise<T>) => Promise<T>;

const RETRY_SECONDS = 5;

/**
 * Runs at most so many at once, the others in the order they came.
 * @param most how many may wait; what comes after them is refused, so that nobody waits for ever
 * @throws AppError `unavailable`, from what it returns, for one too many
 */
export function bounded(atOnce: number, most: number): Bounded {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else if (waiting.length < most) await new Promise<void>((begin) => waiting.push(begin));
    else throw new AppError('unavailable', { data: { retryAfterSeconds: RETRY_SECONDS } });
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever is next takes the place over, so that nobody slips in between.
      if (next) next();
      else running -= 1;
    }
  };
}
