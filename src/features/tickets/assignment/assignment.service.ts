import { type Ctx, inTx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { applyPatch } from '../changes/changes.service';
import { peopleFacts } from '../lookups.repo';
import { seenBy } from '../shown';
import { assertWorksOn } from '../tickets.policy';
import { lockTicket } from '../tickets.repo';
import type { Ticket } from '../tickets.types';

/**
 * Assigns a ticket to oneself. Of two who take it at once one waits for the other's lock and then learns who has it.
 * @throws AppError `conflict` with `{ kind: 'taken', assignee: { id, name } }`
 */
export async function takeTicket(ctx: Ctx, ticketId: string): Promise<Ticket> {
  return inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertWorksOn(ticket);
    const me = tx.actor.kind === 'person' ? tx.actor.id : null;
    if (ticket.assigneeId !== null && ticket.assigneeId !== me) {
      const [assignee] = await peopleFacts(tx.db, [ticket.assigneeId]);
      throw new AppError('conflict', {
        data: { kind: 'taken', assignee: { id: ticket.assigneeId, name: assignee?.name ?? '' } },
      });
    }
    return seenBy(tx, await applyPatch(tx, ticket, { assigneeId: me }));
  });
}
