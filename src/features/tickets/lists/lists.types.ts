import type { HoldReason, Priority, Status, TicketChannel, TicketType, Urgency } from '../tickets.words';

export interface TicketListItem {
  id: string;
  number: number;
  subject: string;
  status: Status;
  holdReason: HoldReason | null;
  priority: Priority;
  urgency: Urgency;
  type: TicketType;
  channel: TicketChannel;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  requester: { id: string; name: string; isVip: boolean };
  assignee: { id: string; name: string } | null;
  department: { id: string; name: string };
  category: { nameEs: string; nameEn: string } | null;
  tags: string[];
  /** Who wrote the last public reply. */
  lastReplyBy: 'customer' | 'staff' | null;
  satisfaction: number | null;
  satisfactionAt: Date | null;
  version: number;
}
