import type { Localized } from './i18n';

/** What went wrong, in words every channel understands; HTTP and API translate them to a status. */
export type ErrorCode =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'factor_required'
  | 'stale_sign_in'
  | 'forbidden'
  | 'not_found'
  | 'gone'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'rate_limited'
  | 'unavailable';

/** A message for one field: a text key and what it takes, so each reader gets it in their language. */
export interface FieldError {
  key: string;
  params?: Record<string, string | number | Localized>;
  /** What else is wrong with the field, as with other lines of a text: each is told on a line of its own. */
  also?: FieldError[];
}

export interface AppErrorDetails {
  /** By form field name; the empty name is about the form as a whole. */
  fields?: Record<string, FieldError>;
  /** What whoever answers may need: who came first, how long to wait, both versions. */
  data?: Record<string, unknown>;
  cause?: unknown;
}

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  factor_required: 403,
  stale_sign_in: 403,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
};

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, FieldError>;
  readonly data: Record<string, unknown>;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = details.fields ?? {};
    this.data = details.data ?? {};
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** The commonest failure of a service: one field is wrong, and this is why. */
export function invalid(field: string, key: string, params?: FieldError['params']): AppError {
  return new AppError('invalid', { fields: { [field]: params ? { key, params } : { key } } });
}

export function notFound(): AppError {
  return new AppError('not_found');
}

/**
 * Writes what the database may find taken.
 * @param constraint the name of its unique constraint or index
 * @param taken what to throw then
 */
export async function unlessTaken(
  constraint: string,
  taken: () => AppError,
  write: () => PromiseLike<unknown>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw brokenConstraint(error) === constraint ? taken() : error;
  }
}

interface PostgresError {
  code: string;
  constraint?: string;
}

/** PostgreSQL's name of its refusal to leave a reference to nothing (SQLSTATE, appendix A of its manual). */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Deletes a thing. What came to refer to it since the caller looked is no failure but an answer.
 * @param inUse what to throw then
 */
export async function deleteUnused(remove: () => PromiseLike<unknown>, inUse: () => AppError): Promise<void> {
  try {
    await remove();
  } catch (error) {
    throw (error as Partial<PostgresError> | null)?.code === FOREIGN_KEY_VIOLATION ? inUse() : error;
  }
}

/** The constraint that PostgreSQL says was broken, or null when the error is something else. */
export function brokenConstraint(error: unknown): string | null {
  const candidate = error as Partial<PostgresError> | null;
  return candidate?.code?.startsWith('23') ? (candidate.constraint ?? '') : null;
}
