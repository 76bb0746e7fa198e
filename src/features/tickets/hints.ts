import type { TxCtx } from '../../platform/ctx';
import type { TicketPeople, TicketRow } from './tickets.types';

/**
 * Tells open pages that a ticket changed: on the ticket's own page and in the lists. What only staff may know
 * goes to those alone who work on it. Those who lose the ticket by the change (the department or assignee it leaves)
 * are told too.
 */
export async function hintTicket(
  tx: TxCtx,
  audience: 'everyone' | 'staff',
  after: TicketRow,
  people: TicketPeople,
  before: Pick<TicketRow, 'departmentId' | 'assigneeId'> = after,
): Promise<void> {
  const lists = audience === 'everyone' ? ['queue', 'portal'] : ['queue'];
  const left =
    before.assigneeId !== null && before.assigneeId !== after.assigneeId ? [before.assigneeId] : [];
  const hint = {
    topics: [`ticket:${after.id}`, ...lists],
    audience,
    ticketId: after.id,
    departmentId: after.departmentId,
    assigneeId: after.assigneeId,
    requesterId: after.requesterId,
    organizationId: after.organizationId,
    participantIds: [...new Set(people.participantIds)],
    followerIds: [...new Set([...people.followerIds, ...left])],
  };
  await tx.system.live.hint(tx, hint);
  if (before.departmentId !== after.departmentId) {
    const { ticketId, topics } = hint;
    await tx.system.live.hint(tx, { topics, audience: 'staff', ticketId, departmentId: before.departmentId });
  }
}
