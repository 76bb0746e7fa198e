/**
 * What keeps us from working for a while, through nobody's fault here. It passes, so nothing of it is a failure of
 * the desk: pages say what is the matter and when to come back.
 */
export type Fault =
  /** A service or the line to it is gone. */
  | 'away'
  /** Something else holds what this needs, or all takes too long. */
  | 'busy'
  /** Where files lie is gone. */
  | 'storage'
  /** It refuses to write. */
  | 'read_only'
  /** There is no room. */
  | 'full'
  /** It takes no more connections. */
  | 'crowded'
  /** The database let others go first; the same again may well work. */
  | 'retryable';

/** Codes of our own, for what packages report by a text alone. */
export const OWN_CODES = {
  /** The database did not answer. */
  silent: 'SD_DATABASE_SILENT',
  /** The connection ended while an answer was owed. */
  lost: 'SD_CONNECTION_LOST',
  /** No connection of the pool became free. */
  pool: 'SD_POOL_TIMEOUT',
  /** What was prepared is out of date, or was not; the same works when it is sent once more. */
  plan: 'SD_PLAN_OUTDATED',
  /** The folder of the files is not there, or cannot be used. */
  storage: 'SD_STORAGE_AWAY',
} as const;

/** PostgreSQL's name of a lock that did not become free in time. */
export const LOCKED = '55P03';

// SQLSTATEs are of appendix A of PostgreSQL's manual, the names of errno of Node and libuv. Class 08 is a lost
// connection, 57P01 to 57P03 a server that stops or starts, 25P03 and 57014 are its patience that ran out.
const AWAY = {
  own: [OWN_CODES.silent, OWN_CODES.lost],
  database: ['25P03', '57P01', '57P02', '57P03'],
  network: ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
  names: ['ENOTFOUND', 'EAI_AGAIN'],
};

const CODES: Record<Fault, readonly string[]> = {
  away: Object.values(AWAY).flat(),
  storage: [OWN_CODES.storage],
  busy: [OWN_CODES.pool, LOCKED, '57014', '53000', '53200', '53400'],
  read_only: ['25006', 'EROFS'],
  full: ['53100', 'ENOSPC', 'EDQUOT'],
  crowded: ['53300'],
  retryable: [OWN_CODES.plan, '40001', '40P01'],
};

const FAULTS = new Map(
  (Object.entries(CODES) as [Fault, readonly string[]][]).flatMap(([fault, codes]) =>
    codes.map((code) => [code, fault] as const),
  ),
);

/** Which passing fault an error is, by its code or that of its cause; null for all others. */
export function faultOf(error: unknown): Fault | null {
  for (let at = error, depth = 0; at && depth < 5; at = (at as Error).cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code !== 'string') continue;
    const fault = FAULTS.get(code) ?? (/^08...$/.test(code) ? 'away' : null);
    if (fault) return fault;
  }
  return null;
}

/** An error with a code, for what has none where it arises. */
export function codedError(code: string, message: string, cause?: unknown): Error & { code: string } {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Rethrows what connecting threw; where the other side said nothing in time, pg and pg-pool have a text alone for it. */
export function neverAnswered(error: Error & { code?: string }): never {
  throw error.code ? error : codedError('ETIMEDOUT', 'it does not answer', error);
}
