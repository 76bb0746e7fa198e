import type { Log } from './log';

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
