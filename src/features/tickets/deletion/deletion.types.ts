import type { TicketListItem } from '../tickets.types';

export interface DeletedTicket extends TicketListItem {
  deletedAt: Date;
  deletedBy: { id: string; name: string } | null;
}
