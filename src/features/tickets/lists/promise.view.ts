import type { Request } from 'express';
import type { RunningPromise } from '../../sla';

// How a promise is told wherever it stands, so that list and ticket say the same of it.

type Req = Pick<Request, 'shell' | 'ctx'>;

/** Of what is over so much is told at least, in seconds: in the second when it is due nothing is over yet. */
const LEAST_OVER = 60;

/** What an open page needs to go on telling it; null while the clock stands still, for then nothing changes. */
export interface Ticking {
  iso: string | null;
  risk: string | null;
  /** `at left from-until …`: see `public/js/time-left.js`. */
  working: string | null;
}

export function tickingOf({ ctx }: Req, promise: RunningPromise, riskAt = promise.riskAt): Ticking {
  const { left, spans, dueAt, resumesAt } = promise;
  const runs = dueAt !== null && (spans.length > 0 || resumesAt !== null);
  const at = Math.floor(ctx.now.getTime() / 1000);
  return {
    iso: dueAt?.toISOString() ?? null,
    risk: riskAt?.toISOString() ?? null,
    working: runs ? [at, left, ...spans.map((span) => span.join('-'))].join(' ') : null,
  };
}

/**
 * Working time: what is left, or by how much it is over. Null for what is broken and was given more time since: that it is
 * broken is all there is to say.
 */
export function timeOf({ shell: { fmt } }: Req, { left, state }: RunningPromise): string | null {
  if (state === 'breached' && left > 0) return null;
  return fmt.hours(left > 0 ? left : Math.max(LEAST_OVER, -left));
}

/** Whether not every hour of the next days counts, so that what is left is less than the time until it is due. */
export function hasClosedHours({ spans: [first, second], resumesAt }: RunningPromise): boolean {
  return resumesAt !== null || second !== undefined || (first !== undefined && first[0] > 0);
}

/** Outside the hours of its calendar nothing of it is used. */
export function outsideText({ shell: { t, fmt } }: Req, { resumesAt }: RunningPromise): string | null {
  return resumesAt && t('sla.ticket.outside', { moment: fmt.dateTime(resumesAt) });
}
