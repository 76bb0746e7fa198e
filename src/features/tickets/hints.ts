import type { TxCtx } from '../../platform/ctx';
import type { TicketPeople, TicketRow } from './tickets.types';

/** A ticket with the people in its lists, as it was or as it is. */
type Placed = Pick<TicketRow, 'departmentId' | 'assigneeId' | 'organizationId'> & TicketPeople;

/**
 * Tells open pages that a ticket changed: on the ticket's own page and in the lists. What only staff may know
 * goes to those alone who work on it. Who that is will be asked when it is told; the hint itself names only those who
 * lose the ticket by this change, so that it goes from their lists too.
 */
export async function hintTicket(
  tx: TxCtx,
  audience: 'everyone' | 'staff',
  ticketId: string,
  change?: { before: Placed; after: Placed },
): Promise<void> {
  const lists = audience === 'everyone' ? ['queue', 'portal'] : ['queue'];
  const topics = [`ticket:${ticketId}`, ...lists];
  await tx.system.live.hint(tx, { topics, audience, ticketId, ...(change && formerOf(change)) });
}

function formerOf({ before, after }: { before: Placed; after: Placed }) {
  const left = (field: 'departmentId' | 'assigneeId' | 'organizationId') =>
    before[field] === after[field] ? null : before[field];
  const gone = (list: keyof TicketPeople) => before[list].filter((id) => !after[list].includes(id));
  const [departmentId, organizationId, assigneeId] = [
    left('departmentId'),
    left('organizationId'),
    left('assigneeId'),
  ];
  const [participantIds, followerIds] = [gone('participantIds'), gone('followerIds')];
  return {
    ...(departmentId && { departmentId }),
    ...(organizationId && { organizationId }),
    ...(assigneeId && { assigneeId }),
    ...(participantIds.length > 0 && { participantIds }),
    ...(followerIds.length > 0 && { followerIds }),
  };
}
