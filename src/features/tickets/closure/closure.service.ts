import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { applyPatch, changeTicket } from '../changes/changes.service';
import { lockTicket } from '../tickets.repo';
import type { Ticket } from '../tickets.types';

/** Closes a ticket; of a resolved one the requester thereby confirms the solution. */
export function closeTicket(ctx: Ctx, ticketId: string, options: { version?: number } = {}): Promise<Ticket> {
  return changeTicket(ctx, ticketId, { status: 'closed' }, options);
}

/** @throws AppError `invalid` on `status` when the reopen window is over */
export function reopenTicket(ctx: Ctx, ticketId: string): Promise<Ticket> {
  return changeTicket(ctx, ticketId, { status: 'reopened' });
}

/** Closes what was resolved long enough ago, if it still is when its turn comes. */
export async function closeForInactivity(ctx: Ctx, ticketId: string, resolvedBefore: Date): Promise<boolean> {
  return inTx(ctx, async (tx: TxCtx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (ticket.status !== 'resolved' || !ticket.resolvedAt || ticket.resolvedAt >= resolvedBefore)
      return false;
    await applyPatch(
      tx,
      ticket,
      { status: 'closed' },
      { automatic: true, columns: { closedForInactivity: true } },
    );
    return true;
  });
}
