import type { Role } from '../../platform/ctx';
import type {
  CloseReason,
  HoldReason,
  Impact,
  Priority,
  Status,
  TicketChannel,
  TicketType,
  Urgency,
} from './tickets.words';

/** A ticket as the person who asked for it may see it: a customer gets no tags and no internal fields. */
export interface Ticket {
  /** Whether they see it as one who works on it: with notes, tags and all. */
  internals: boolean;
  id: string;
  number: number;
  subject: string;
  description: string;
  descriptionHtml: string;
  type: TicketType;
  status: Status;
  holdReason: HoldReason | null;
  closeReason: CloseReason | null;
  urgency: Urgency;
  impact: Impact;
  priority: Priority;
  /** Staff chose the priority; the matrix leaves it alone until they undo it. */
  priorityOverridden: boolean;
  channel: TicketChannel;
  requesterId: string;
  organizationId: string | null;
  assigneeId: string | null;
  departmentId: string;
  categoryId: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  duplicateOf: string | null;
  followUpOf: string | null;
  solution: string | null;
  satisfaction: number | null;
  satisfactionComment: string | null;
  satisfactionAt: Date | null;
  firstResponseAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedForInactivity: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** E-mail, VIP and availability are for staff only: customers get null, false and null. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  isVip: boolean;
  availability: 'online' | 'away' | 'offline' | null;
}

export interface CategoryName {
  id: string;
  nameEs: string;
  nameEn: string;
}

export interface TicketLink {
  number: number;
  subject: string;
}
