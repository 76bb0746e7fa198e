/** `unavailable`: the service is down or wrongly set up; `refused`: what it answered is not to be believed. */
export type FailureKind = 'unavailable' | 'refused';

/** A round trip that came to nothing. Its message is for the log, and holds no secret. */
export class ProviderFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
    this.name = 'ProviderFailure';
  }
}

interface LibraryError {
  name?: string;
  message?: string;
  code?: string;
  status?: number;
  statusCode?: number;
  /** openid-client: which claim of a token is wrong. */
  claim?: string;
  /** openid-client: what it is about, among others the response. */
  cause?: LibraryError;
  /** passport-oauth2: the same. */
  oauthError?: LibraryError;
}

/** What a library threw, in our words. Answers are left out: they may hold tokens. */
export function failureFrom(error: unknown, step: string): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  const { code, message, cause } = error as LibraryError;
  const status = statusOf(error as LibraryError);
  const isDown = status === null ? isSilence(error as LibraryError) : status >= 500 || status === 429;
  const known = [step, status, code, message, cause?.cause?.claim].filter(Boolean).join(': ');
  return new ProviderFailure(isDown ? 'unavailable' : 'refused', known.slice(0, 300));
}

/** The service's own refusals in passport-oauth2, which calls each of them a status of 500. */
const REFUSALS = ['TokenError', 'UserInfoError'];

/** The HTTP status that the service answered with, where the library tells. */
function statusOf(error: LibraryError): number | null {
  if (REFUSALS.includes(error.name ?? '')) return null;
  const { cause, oauthError } = error;
  const known = [error.status, cause?.status, oauthError?.statusCode];
  return known.find((status) => typeof status === 'number') ?? null;
}

/** Nobody answered: `fetch` fails with a TypeError, Node's own client with a code like ECONNREFUSED. */
function isSilence(error: LibraryError): boolean {
  return [error, error.cause, error.oauthError].some(
    (each) =>
      ['TypeError', 'TimeoutError', 'AbortError'].includes(each?.name ?? '') ||
      /^(E[A-Z]+|OAUTH_TIMEOUT|OAUTH_ABORT)$/.test(String(each?.code ?? '')),
  );
}
