import { AppError } from '../errors';

const RETRY_SECONDS = 5;

/**
 * Sessions can be neither read nor kept, or one of them: nobody can be told apart, and no form be sent.
 * @param reason `signing_in` where it keeps somebody from becoming known, rather than from being so
 */
export function sessionsAway(reason: 'sessions' | 'signing_in' = 'sessions', cause?: unknown): AppError {
  return new AppError('unavailable', { data: { reason, retryAfterSeconds: RETRY_SECONDS }, cause });
}
