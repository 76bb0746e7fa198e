import type { IncomingHttpHeaders } from 'node:http';

/** Why an address was not fetched, for whoever asked to be told in words. */
export type OutboundProblem =
  /** Not an address of http or https, or one with a name and a password in it. */
  | 'bad_address'
  /** It leads to where only machines beside this one are, or a redirect does. Told before any connection is made. */
  | 'forbidden_address'
  /** There is no such name, or nobody who knows it answers. */
  | 'unresolvable'
  /** Nobody listens there, or the connection broke before an answer. */
  | 'unreachable'
  /** No secure connection: the certificate is for another name, out of date, or nobody's that is trusted. */
  | 'tls'
  | 'timeout'
  /** More bytes than may be, of the body or the headers. */
  | 'too_large'
  | 'too_many_redirects'
  /** A redirect that is not followed: out of https, with credentials, to no web address, or of a body to another origin. */
  | 'bad_redirect'
  /** What came is not HTTP, is cut off, or is packed in a way that was not asked for. */
  | 'bad_answer'
  /** A whole answer that says no: `status` says which. */
  | 'status';

export interface OutboundAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Unpacked; of an answer that says no at most its first 16 KiB. */
  body: Buffer;
  /** Where it came from, after redirects. It may hold secrets that were typed: not for logs. */
  url: string;
}

/** `code` is for people. `cause` names addresses and is for the log of the operator alone. */
export class OutboundError extends Error {
  constructor(
    readonly code: OutboundProblem,
    details: { cause?: unknown; answer?: OutboundAnswer } = {},
  ) {
    super(code, { cause: details.cause });
    this.name = 'OutboundError';
    this.answer = details.answer ?? null;
  }

  /** What was answered, with `status` alone. */
  readonly answer: OutboundAnswer | null;

  get status(): number | null {
    return this.answer?.status ?? null;
  }
}

// Of Node's names (errors of TLS and OpenSSL), of llhttp's (HPE_), and of nobody else's.
const TLS =
  /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH)/;

/** What went wrong before an answer was there. */
export function problemOf(error: unknown): OutboundError {
  if (error instanceof OutboundError) return error;
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  if (code === 'HPE_HEADER_OVERFLOW') return new OutboundError('too_large', { cause: error });
  if (code.startsWith('HPE_')) return new OutboundError('bad_answer', { cause: error });
  return new OutboundError(TLS.test(code) ? 'tls' : 'unreachable', { cause: error });
}
