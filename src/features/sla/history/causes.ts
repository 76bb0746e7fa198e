import type { TxCtx } from '../../../platform/ctx';
import { momentAt } from '../../../platform/working-time';
import type { HoldReason } from '../../tickets';
import type { Book } from '../book';
import type { Running } from '../clock/clock.types';
import { type Cause, causeOf, type Stand, stagesOf } from './cause';
import { stepsSince } from './cause.queries';

/** A promise that was broken, on a ticket as it stands now. */
export interface Broken {
  ticketId: string;
  stand: Stand;
  promise: Running;
}

/** Of a policy that is gone; those of most. */
const PAUSES_FOR: HoldReason[] = ['customer', 'third_party'];

/** Why each was broken, in their order; null where its calendar is gone. */
export async function causesOf(tx: TxCtx, book: Book, broken: readonly Broken[]): Promise<(Cause | null)[]> {
  if (broken.length === 0) return [];
  const since = Math.min(...broken.map(({ promise }) => promise.startedAt));
  const ids = [...new Set(broken.map(({ ticketId }) => ticketId))];
  const steps = await stepsSince(tx.db, ids, momentAt(since));
  return broken.map(({ ticketId, stand, promise }) => {
    const { startedAt, breachedAt, calendarId, policyId } = promise;
    const calendar = book.calendars.get(calendarId);
    if (!calendar || breachedAt === null) return null;
    const pausesFor = book.policies.find(({ id }) => id === policyId)?.pausesFor ?? PAUSES_FOR;
    const stages = stagesOf(stand, steps.get(ticketId) ?? [], since);
    return causeOf({ startedAt, breachedAt }, stages, { calendar, pausesFor });
  });
}
