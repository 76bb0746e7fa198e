import type { Role } from '../../platform/ctx';
import type {
  HoldReason,
  Priority,
  Section,
  Sort,
  Status,
  TicketChannel,
  TicketType,
  Urgency,
  View,
} from './tickets.words';
import type { Ticket } from './writing.types';

// What screens read.

/** E-mail, VIP and availability are for staff only: customers get null, false and null. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  isVip: boolean;
  availability: 'online' | 'away' | 'offline' | null;
}

/** For staff; a customer reading gets nulls for everything but the name. */
export interface Requester extends Person {
  organization: { id: string; name: string } | null;
  phone: string | null;
  locale: 'es' | 'en' | null;
  since: Date | null;
}

export interface CategoryName {
  id: string;
  nameEs: string;
  nameEn: string;
}

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdAt: Date;
}

/** Something that has a name: people and departments have the same one in both languages. */
export interface Named {
  id: string;
  es: string;
  en: string;
}

export type ShownValue = string | number | boolean | null | Named | (string | Named)[];

export interface ShownChange {
  /** A property of Ticket, `participantIds`, `followerIds`, or `fields.<key>`. */
  field: string;
  before: ShownValue;
  after: ShownValue;
}

interface TimelineEntry {
  id: string;
  at: Date;
  author: Person | null;
  /** The administrator who did it in the author's place; only staff are told. */
  actedBy: string | null;
  /** The desk itself did it. */
  system: boolean;
}

export interface TimelineComment extends TimelineEntry {
  kind: 'reply' | 'note';
  html: string;
  channel: string;
  attachments: Attachment[];
}

export interface TimelineEvent extends TimelineEntry {
  kind: 'event';
  /** `ticket.created`, `ticket.changed`, ... */
  event: string;
  changes: ShownChange[];
  data: Record<string, unknown>;
}

export type TimelineItem = TimelineComment | TimelineEvent;

export interface TicketLink {
  number: number;
  subject: string;
}

/** What the actor may do with a ticket now. */
export interface Permissions {
  reply: boolean;
  note: boolean;
  change: boolean;
  assign: boolean;
  close: boolean;
  reopen: boolean;
  rate: boolean;
  /** A customer saying that what was resolved is: it closes the ticket. */
  confirm: boolean;
  delete: boolean;
  legal: Status[];
}

/** A custom field as shown on one ticket. */
export interface FieldValue {
  key: string;
  labelEs: string;
  labelEn: string;
  kind: string;
  options: { value: string; labelEs: string; labelEn: string }[];
  isRequired: boolean;
  value: unknown;
  editable: boolean;
}

export interface TicketPage {
  ticket: Ticket;
  solutionHtml: string | null;
  requester: Requester;
  assignee: Person | null;
  department: { id: string; name: string };
  category: (CategoryName & { parent: CategoryName | null }) | null;
  participants: Person[];
  followers: Person[];
  following: boolean;
  /** Attachments of the description; those of comments are on the comments. */
  attachments: Attachment[];
  /** Oldest first. */
  timeline: TimelineItem[];
  /** Where to read on backwards: `ticketPage(ctx, number, { before })`. */
  earlier: string | null;
  may: Permissions;
  duplicateOf: TicketLink | null;
  followUpOf: TicketLink | null;
  followUps: TicketLink[];
  /** Other tickets of the requester, newest first; staff only. */
  requesterTickets: TicketListItem[];
  fields: FieldValue[];
}

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
  version: number;
}

export interface DeletedTicket extends TicketListItem {
  deletedAt: Date;
  deletedBy: { id: string; name: string } | null;
}

export interface TicketFilter {
  view?: View;
  status?: Status[];
  priority?: Priority[];
  departmentId?: string;
  categoryId?: string;
  assigneeId?: string | 'none';
  requesterId?: string;
  tag?: string;
  /** `#1042`, `1042`, or words. */
  q?: string;
  createdAfter?: Date;
  createdBefore?: Date;
  sort?: Sort;
  cursor?: string;
  limit?: number;
}

export interface PortalFilter {
  /** All of them when left out. */
  section?: Section;
  /** The organization's tickets too, where it shares them. */
  organization?: boolean;
  q?: string;
  cursor?: string;
}

export interface Dashboard {
  openByStatusAndPriority: { status: Status; priority: Priority; count: number }[];
  /** 30 days, oldest first, `YYYY-MM-DD` in the desk's time zone. */
  perDay: { day: string; created: number; resolved: number }[];
  oldestWaiting: TicketListItem[];
  totals: {
    open: number;
    unassigned: number;
    onHold: number;
    createdToday: number;
    resolvedToday: number;
    /** Mean of the ratings of 30 days, null without any. */
    satisfaction: number | null;
  };
}
