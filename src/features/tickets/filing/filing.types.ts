import type { NewAttachment } from '../attachments/attachments.types';
import type { Impact, TicketType, Urgency } from '../tickets.words';

export interface NewTicket {
  subject: string;
  description: string;
  categoryId?: string | null;
  /** Else the category's, else the desk's first active department. */
  departmentId?: string;
  urgency?: Urgency;
  impact?: Impact;
  type?: TicketType;
  /** Whom staff file it for; else oneself. */
  requesterId?: string;
  /** A customer nobody knows yet, in place of one: is added with the ticket. */
  newcomer?: { name: string; email: string };
  assigneeId?: string | null;
  tags?: string[];
  fields?: Record<string, unknown>;
  participantIds?: string[];
  /** Id of the ticket this one goes on from. */
  followUpOf?: string;
  uploads?: NewAttachment[];
}
