import { type Ctx, inTx } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { seenBy } from './seen';
import { peopleFacts } from './tickets.lookups';
import { assertStaff } from './tickets.policy';
import { lockTicket, peopleOf } from './tickets.repo';
import { applyPatch } from './tickets.service';
import type { Ticket } from './tickets.types';
import { writeTicket } from './writing';

/**
 * Assigns a ticket to oneself. Of two who take it at once one waits for the other's lock and then learns who has it.
 * @throws AppError `conflict` with `{ kind: 'taken', assignee: { id, name } }`
 */
export async function takeTicket(ctx: Ctx, ticketId: string): Promise<Ticket> {
  return inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertStaff(tx.actor);
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

/** Staff keep themselves informed of a ticket, or stop. */
export async function followTicket(ctx: Ctx, ticketId: string, on: boolean): Promise<void> {
  await inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertStaff(tx.actor);
    const me = tx.actor.kind === 'person' ? [tx.actor.id] : [];
    const { followerIds } = await peopleOf(tx.db, ticket.id);
    const others = followerIds.filter((id) => !me.includes(id));
    await writeTicket(tx, ticket, ticket, { people: { followerIds: [...others, ...(on ? me : [])].sort() } });
  });
}
