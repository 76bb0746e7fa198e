import { type Ctx, inTx } from '../../../platform/ctx';
import { writeTicket } from '../changes/write';
import { assertWorksOn } from '../tickets.policy';
import { lockTicket, peopleOf } from '../tickets.repo';

/** Staff keep themselves informed of a ticket, or stop. */
export async function followTicket(ctx: Ctx, ticketId: string, on: boolean): Promise<void> {
  await inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertWorksOn(ticket);
    const me = tx.actor.kind === 'person' ? [tx.actor.id] : [];
    const { followerIds } = await peopleOf(tx.db, ticket.id);
    const others = followerIds.filter((id) => !me.includes(id));
    await writeTicket(tx, ticket, ticket, { people: { followerIds: [...others, ...(on ? me : [])].sort() } });
  });
}
