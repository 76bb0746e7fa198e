import type { TicketListItem } from '../lists/lists.types';

export interface DeletedTicket extends TicketListItem {
  deletedAt: Date;
  deletedBy: { id: string; name: string } | null;
}
