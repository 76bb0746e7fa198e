import { AppError, type FieldError } from '../errors';

/**
 * Runs every check, so that a person hears of all that is wrong at once.
 * @throws AppError `invalid` with the errors of all of them
 */
export function allOf<T extends Record<string, () => unknown>>(
  checks: T,
): { [K in keyof T]: ReturnType<T[K]> } {
  const results: Record<string, unknown> = {};
  const fields: Record<string, FieldError> = {};
  let failed = false;
  for (const [name, check] of Object.entries(checks)) {
    try {
      results[name] = check();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      Object.assign(fields, error.fields);
      failed = true;
    }
  }
  if (failed) throw new AppError('invalid', { fields });
  return results as { [K in keyof T]: ReturnType<T[K]> };
}
