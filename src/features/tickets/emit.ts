import type { TxCtx } from '../../platform/ctx';
import { type DeskEvent, type Events, emit, type NewEvent } from '../../platform/events';
import type { TicketEventName } from './tickets.events';
import type { StoredTicket } from './tickets.types';

/** An event of a ticket, with the data its type asks for. */
export async function emitTicket<T extends TicketEventName>(
  tx: TxCtx,
  type: T,
  ticket: Pick<StoredTicket, 'id'>,
  { data, changes }: Events[T],
): Promise<DeskEvent> {
  const subject = { type: 'ticket', id: ticket.id };
  return emit(tx, { type, subject, ticketId: ticket.id, changes, data } as NewEvent);
}
