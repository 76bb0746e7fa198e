import type { Log } from './log';

/** Something that is wrong for a while, and is met by many meanwhile: the log tells of it once a cause. */
export interface Outage {
  met(error: unknown): void;
  /** It worked. */
  over(): void;
}

/** @param what a message for the log, such as `sessions cannot be read` */
export function createOutage(log: Log, what: string): Outage {
  // Several causes may take turns, as with a refused connection and one that broke.
  const told = new Set<string>();
  let last = '';
  return {
    met(error) {
      last = causeOf(error);
      if (!told.has(last)) log.warn({ err: error, cause: last }, what);
      told.add(last);
    },
    over() {
      if (told.size > 0) log.info({ cause: last }, `over: ${what}`);
      told.clear();
    },
  };
}

/**
 * Redis begins its refusals with a word for the kind (`OOM`, `MISCONF`, `READONLY`), PostgreSQL and the network have
 * codes; what has neither is `away`.
 */
export function causeOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string };
  if (typeof code === 'string') return code;
  return /^([A-Z]{3,}) /.exec(message)?.[1] ?? 'away';
}
