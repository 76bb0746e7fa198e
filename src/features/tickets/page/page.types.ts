import type { ReadableField, TicketField } from '../../fields';
import type { Attachment } from '../attachments/attachments.types';
import type { CategoryName, Person, TicketLink } from '../names.types';
import type { Ticket, TicketListItem } from '../tickets.types';
import type { Status } from '../tickets.words';
import type { TimelineItem } from '../timeline/timeline.types';

/** Without internals nulls for everything but the name. */
export interface Requester extends Person {
  organization: { id: string; name: string } | null;
  phone: string | null;
  locale: 'es' | 'en' | null;
  since: Date | null;
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
export interface FieldValue extends Definition {
  value: unknown;
  editable: boolean;
}

type Definition = ReadableField & Pick<TicketField, 'key' | 'labelEs' | 'labelEn' | 'isRequired'>;

export interface TicketPage {
  ticket: Ticket;
  /** As typed. */
  solution: string | null;
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
  /** By the name of a derivation what it shows to staff; nothing for others. */
  derived: Readonly<Record<string, unknown>>;
  /** Other tickets of the requester, newest first; none without internals. */
  requesterTickets: TicketListItem[];
  fields: FieldValue[];
  /** All that the actor may know of, for what the timeline tells of fields that are no longer shown. */
  definitions: readonly TicketField[];
}

/** What its properties can be set to that administrators keep. */
export interface Choices {
  departments: { id: string; name: string }[];
  categories: {
    id: string;
    nameEs: string;
    nameEn: string;
    children: { id: string; nameEs: string; nameEn: string }[];
  }[];
  staff: { id: string; name: string; availability: 'online' | 'away' | 'offline' }[];
}
