import { AppError } from '../errors';

const RETRY_SECONDS = 5;

/** Sessions can be neither read nor kept, or one of them: nobody can be told apart, and no form be sent. */
export function sessionsAway(cause?: unknown): AppError {
  return new AppError('unavailable', {
    data: { reason: 'sessions', retryAfterSeconds: RETRY_SECONDS },
    cause,
  });
}
