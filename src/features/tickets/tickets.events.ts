import type { Changes, EventName } from '../../platform/events';
import type { Priority, Status } from './tickets.words';

// What the `data` and `changes` of each event hold. People, departments and categories appear by id only.

/** `data.version` is the ticket's version after the event: stale forms are compared by it. */
export interface Versioned {
  version: number;
}

export interface TicketCreatedData extends Versioned {
  number: number;
  requesterId: string;
  departmentId: string;
  categoryId: string | null;
  assigneeId: string | null;
  priority: Priority;
  status: Status;
  followUpOf: string | null;
  attachments: number;
}

/** `changes` by property of Ticket, `participantIds`, `followerIds` or `fields.<key>`. */
export interface TicketChangedData extends Versioned {
  /** The reply or note that brought the change. */
  commentId?: string;
  /** Closed by the desk because nobody answered. */
  automatic?: boolean;
  /** One of many that moved together, when a department, category or organization was removed. */
  isOneOfMany?: boolean;
}

interface Said {
  commentId: string;
  attachments: number;
  /** What the ticket became by it. The event of the change follows from this one. */
  status?: Status;
  /** Staff whom it names, and who may see the ticket. */
  mentionedIds?: string[];
}

export interface TicketRepliedData extends Versioned, Said {
  /** Whose side it was: the first of staff's stops the response clock. */
  by: 'staff' | 'customer';
  firstResponse: boolean;
}

export interface TicketNotedData extends Versioned, Said {}

/** `changes` is what the undone act had changed, back to what it was. */
export interface TicketUndoneData extends Versioned {
  what: 'reply' | 'note' | 'change';
  /** The reply or note, which is no more. */
  commentId?: string;
}

declare module '../../platform/event-types' {
  interface Events {
    'ticket.created': { data: TicketCreatedData; changes?: Changes };
    'ticket.changed': { data: TicketChangedData; changes: Changes };
    'ticket.replied': { data: TicketRepliedData; changes?: Changes };
    'ticket.noted': { data: TicketNotedData; changes?: Changes };
    /** Follows from the first event of the act, so both have one root. */
    'ticket.undone': { data: TicketUndoneData; changes?: Changes };
    'ticket.rated': { data: Versioned; changes?: Changes };
    'ticket.deleted': { data: Versioned; changes?: Changes };
    'ticket.restored': { data: Versioned; changes?: Changes };
  }
}

export type TicketEventName = Extract<EventName, `ticket.${string}`>;

export type { Changes };
