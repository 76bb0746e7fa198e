import { type Ctx, inTx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';
import { actorId, assertAdministrator, isAdministrator } from '../../../platform/rights';
import { emitTicket } from '../emit';
import { hintTicket } from '../hints';
import { seenBy } from '../shown';
import { lockDeletedTicket, lockTicket, updateTicket } from '../tickets.repo';
import type { Ticket } from '../tickets.types';

/**
 * Takes a ticket away from everybody; until retention ends an administrator can bring it back.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteTicket(ctx: Ctx, ticketId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertAdministrator(tx.actor);
    const after = await updateTicket(tx.db, ticket.id, {
      deletedAt: tx.now,
      deletedBy: actorId(tx.actor),
      version: ticket.version + 1,
    });
    await emitTicket(tx, 'ticket.deleted', after, { data: { version: after.version } });
    await hintTicket(tx, 'everyone', ticket.id);
  });
}

/** @throws AppError `not_found`: for everybody else the ticket does not exist */
export async function restoreTicket(ctx: Ctx, ticketId: string): Promise<Ticket> {
  if (!isAdministrator(ctx.actor) && ctx.actor.kind !== 'system') throw notFound();
  return inTx(ctx, async (tx) => {
    const ticket = await lockDeletedTicket(tx, ticketId);
    const after = await updateTicket(tx.db, ticket.id, {
      deletedAt: null,
      deletedBy: null,
      version: ticket.version + 1,
    });
    await emitTicket(tx, 'ticket.restored', after, { data: { version: after.version } });
    await hintTicket(tx, 'everyone', ticket.id);
    return seenBy(tx, { ...after, internals: true });
  });
}
