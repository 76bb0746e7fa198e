import { AppError } from '../../../platform/errors';

/** Too many failures; no mail helps here. */
export function tooManyTries(seconds: number): AppError {
  return new AppError('rate_limited', {
    fields: { '': { key: 'auth.error.too_many_tries', params: { minutes: Math.ceil(seconds / 60) } } },
    data: { retryAfterSeconds: seconds },
  });
}
