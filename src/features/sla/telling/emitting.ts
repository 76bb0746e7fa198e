import { actingAs, type TxCtx } from '../../../platform/ctx';
import { emit, type NewEvent } from '../../../platform/events';
import { momentAt, type WorkingHours, workingSeconds } from '../../../platform/working-time';
import type { Book } from '../book';
import type { Running } from '../clock/clock.types';
import { leftOf, takenOf } from '../clock/reading';
import type { Tellings } from '../clock/telling';
import type { PromiseTold } from '../sla.events';

interface Known {
  calendars: Book['calendars'];
  /** A second since 1970. */
  at: number;
}

/**
 * Tells which promises of a ticket are at risk, with what is left, then which are broken, with what they had taken when
 * they broke, whenever that is told. Where a calendar is gone, nothing is said to be left, and the target to be taken.
 * It is the desk that says so, also when what somebody does brings it to light.
 */
export async function emitTellings(
  tx: TxCtx,
  ticketId: string,
  { warned, broken }: Pick<Tellings, 'warned' | 'broken'>,
  { calendars, at }: Known,
): Promise<void> {
  const desk = actingAs<TxCtx>({ ...tx, channel: 'system', ip: null }, { kind: 'system' });
  for (const promise of warned) {
    const calendar = calendars.get(promise.calendarId);
    const left = calendar ? leftOf(promise, calendar, at) : 0;
    await emitTold(desk, 'sla.warned', ticketId, { promise, seconds: Math.max(0, left) });
  }
  for (const promise of broken) {
    const seconds = takenWhenBroken(promise, calendars.get(promise.calendarId));
    await emitTold(desk, 'sla.breached', ticketId, { promise, seconds });
  }
}

/** Its time may have been reckoned until before it was broken, or until after. */
function takenWhenBroken(promise: Running, calendar: WorkingHours | undefined): number {
  const { target, used, since, breachedAt } = promise;
  if (!calendar || breachedAt === null) return target;
  if (since === null || since <= breachedAt) return takenOf(promise, calendar, breachedAt);
  return used - workingSeconds(calendar, breachedAt, since);
}

/** Whoever answered or solved it met it. */
export function emitMet(tx: TxCtx, ticketId: string, promise: Running, taken: number): Promise<void> {
  return emitTold(tx, 'sla.met', ticketId, { promise, seconds: taken });
}

async function emitTold(
  tx: TxCtx,
  type: 'sla.warned' | 'sla.breached' | 'sla.met',
  ticketId: string,
  { promise, seconds }: { promise: Running; seconds: number },
): Promise<void> {
  const { kind, round, policyId, policyName, dueAt, breachedAt } = promise;
  const due = breachedAt ?? dueAt;
  const data: PromiseTold = {
    target: kind,
    round,
    minutes: Math.floor(seconds / 60),
    policyId,
    policyName,
    dueAt: due === null ? null : momentAt(due).toISOString(),
  };
  await emit(tx, { type, subject: { type: 'ticket', id: ticketId }, ticketId, data } as NewEvent);
}
