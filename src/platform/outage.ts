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

/** Milliseconds without a failure after which a fault is over. */
const QUIET = 10_000;

/** Faults that requests meet, each for a while; see `createFaultLog`. */
export interface FaultLog {
  /** One more request has failed for it. */
  met(fault: string, error: unknown): void;
}

/**
 * Logs a line when requests begin to fail for a fault, with its error, and one when none has for a while: how long it
 * lasted, and how many failed. Others may well succeed meanwhile, so success says nothing.
 */
export function createFaultLog(log: Log, quiet = QUIET): FaultLog {
  const current = new Map<string, { since: number; last: number; requests: number; timer: NodeJS.Timeout }>();
  const end = (fault: string) => {
    const ended = current.get(fault);
    current.delete(fault);
    if (!ended) return;
    const seconds = Math.round((ended.last - ended.since) / 1000);
    log.info({ fault, seconds, requests: ended.requests }, 'over: requests failed');
  };
  return {
    met(fault, error) {
      const known = current.get(fault);
      if (known) {
        known.requests += 1;
        known.last = performance.now();
        known.timer.refresh();
        return;
      }
      log.warn({ err: error, fault }, 'requests fail');
      const now = performance.now();
      const timer = setTimeout(end, quiet, fault).unref();
      current.set(fault, { since: now, last: now, requests: 1, timer });
    },
  };
}
