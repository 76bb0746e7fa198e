import { AppError } from '../errors';
import { type Fault, faultOf } from '../faults';

/** Seconds after which the same may work. */
const RETRY: Record<Fault, number> = {
  away: 5,
  storage: 30,
  busy: 2,
  read_only: 60,
  full: 60,
  crowded: 5,
  retryable: 1,
};

/**
 * A fault that passes, as an answer: what is the matter, in words for a form too, and when to come back. Null for
 * what is none.
 */
export function passing(error: unknown): AppError | null {
  const fault = faultOf(error);
  if (!fault) return null;
  return new AppError('unavailable', {
    fields: { '': { key: `error.${fault}.message` } },
    data: { reason: fault, retryAfterSeconds: RETRY[fault] },
    cause: error,
  });
}
