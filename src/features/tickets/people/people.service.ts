import { type Ctx, inTx } from '../../../platform/ctx';
import { actorId } from '../../../platform/rights';
import { cleanPatch } from '../changes/changes.input';
import { assertMayChange } from '../changes/changes.policy';
import { applyPatch } from '../changes/changes.service';
import { lockTicket, peopleOf } from '../tickets.repo';

/** One person more or less in a list of a ticket. */
export interface PeopleChange {
  list: 'participantIds' | 'followerIds';
  add?: string | null;
  remove?: string | null;
}

/**
 * Adds a person to a list of a ticket as it stands when its turn comes, or takes one away; of several at once none
 * undoes another.
 * @throws AppError `not_found`, `forbidden`, or `invalid` on the list for who does not belong there or is one too many
 */
export async function changePeople(
  ctx: Ctx,
  ticketId: string,
  { list, add, remove }: PeopleChange,
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    const before = (await peopleOf(tx.db, ticket.id))[list];
    const after = [...before.filter((id) => id !== remove), ...(add ? [add] : [])];
    // A list that is too long already may still get shorter.
    const patch = add ? cleanPatch({ [list]: after }) : { [list]: after };
    assertMayChange(tx.actor, ticket, patch);
    await applyPatch(tx, ticket, patch);
  });
}

/** Whoever works on a ticket keeps themselves informed of it, or stops. */
export function followTicket(ctx: Ctx, ticketId: string, on: boolean): Promise<void> {
  const me = actorId(ctx.actor);
  return changePeople(ctx, ticketId, { list: 'followerIds', [on ? 'add' : 'remove']: me });
}
