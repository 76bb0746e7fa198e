import type { Log } from './log';
import { causeOf } from './outage';

/** Milliseconds without a failure after which a fault is over. */
const QUIET = 10_000;

/** Faults that many meet, each for a while; see `createFaultLog`. */
export interface FaultLog {
  /** One more has failed for it. */
  met(fault: string, error: unknown): void;
}

/**
 * Logs a line when requests, or others, begin to fail for a fault, with what its error says, and one when none has for
 * a while: how long it lasted, and how many failed. Others may well succeed meanwhile, so success says nothing.
 * @param what of what these are, for the log
 */
export function createFaultLog(log: Log, what: 'requests' | 'jobs' = 'requests', quiet = QUIET): FaultLog {
  const current = new Map<string, { since: number; last: number; failed: number; timer: NodeJS.Timeout }>();
  const end = (fault: string) => {
    const ended = current.get(fault);
    current.delete(fault);
    if (!ended) return;
    const seconds = Math.round((ended.last - ended.since) / 1000);
    log.info({ fault, seconds, [what]: ended.failed }, `over: ${what} failed`);
  };
  return {
    met(fault, error) {
      const known = current.get(fault);
      if (known) {
        known.failed += 1;
        known.last = performance.now();
        known.timer.refresh();
        return;
      }
      log.warn({ fault, ...causeFields(error) }, `${what} fail`);
      const now = performance.now();
      const timer = setTimeout(end, quiet, fault).unref();
      current.set(fault, { since: now, last: now, failed: 1, timer });
    },
  };
}

/** What began it, without where it was met, which says nothing of that: of all causes the first one with a code. */
function causeFields(error: unknown): { cause: string; reason: string } {
  let first = error;
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) first = at;
  return { cause: causeOf(first), reason: first instanceof Error ? first.message : String(first) };
}
