import type { TxCtx } from '../../platform/ctx';
import { emit } from '../../platform/events';
import type { Changes, TicketEvents } from './tickets.events';
import type { StoredTicket } from './tickets.repo';

/** An event of a ticket, with the data its type asks for. */
export async function emitTicket<T extends keyof TicketEvents>(
  tx: TxCtx,
  type: T,
  ticket: Pick<StoredTicket, 'id'>,
  { data, changes }: { data: TicketEvents[T]; changes?: Changes },
): Promise<void> {
  const subject = { type: 'ticket', id: ticket.id };
  await emit(tx, { type, subject, ticketId: ticket.id, changes, data: { ...data } });
}
