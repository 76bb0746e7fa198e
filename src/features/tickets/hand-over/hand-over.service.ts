import { type Ctx, inTx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { assertRunsTheDesk } from '../../../platform/rights';
import { startBatch } from '../../batches';
import { deactivateUser, staffOf } from '../../users';
import { HAND_OVER } from './hand-over.batches';
import { openTicketIds } from './hand-over.repo';

/** Whose open tickets go to whom; null leaves them unassigned, in their queue. */
export interface HandOver {
  from: string;
  to: string | null;
}

/**
 * Begins to give somebody's open tickets to another. The worker goes through them in batches; what has changed hands
 * meanwhile is left alone.
 * @returns the run to watch, or null when they have no open tickets
 * @throws AppError `not_found` for all but administrators, `invalid` on `assignee` for who cannot have them
 */
export async function handOver(ctx: Ctx, { from, to }: HandOver): Promise<string | null> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const able = to === null || (await staffOf(tx)).some(({ id }) => id === to && id !== from);
    if (!able) throw invalid('assignee', 'input.not_a_choice');
    const items = await openTicketIds(tx.db, from);
    if (items.length === 0) return null;
    const subject = { type: 'user', id: from };
    await emit(tx, { type: 'user.tickets_reassigned', subject, data: { to, count: items.length } });
    return startBatch(tx, HAND_OVER, { from, to }, items);
  });
}

/**
 * Keeps somebody out, at once, and begins to give their open tickets to another.
 * @throws AppError as `handOver` and `deactivateUser` do; then neither happens
 */
export async function deactivateAndHandOver(ctx: Ctx, { from, to }: HandOver): Promise<string | null> {
  return inTx(ctx, async (tx) => {
    const run = await handOver(tx, { from, to });
    await deactivateUser(tx, from);
    return run;
  });
}
