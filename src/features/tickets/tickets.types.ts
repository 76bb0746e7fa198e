import type { Core } from './properties/kinds';
import type { PROPERTIES, PropertyName, Which } from './properties/properties';

// The types that follow from the list of properties, and what a ticket refers to.

type All = typeof PROPERTIES;

type ValueOf<P> = P extends Core<infer V, unknown> ? V : never;
type WishOf<P> = P extends Core<unknown, infer W> ? W : never;

/** The row of a ticket. */
export type TicketRow = {
  [N in Exclude<PropertyName, 'participantIds' | 'followerIds'>]: ValueOf<All[N]>;
};

/** What is read of a ticket. */
export type TicketValues = Omit<TicketRow, Which<{ inner: true }>>;

/**
 * A ticket as the person who asked for it may see it: what is not for customers is null for them, or empty.
 * `priorityOverridden`: staff chose the priority; the matrix leaves it alone until they undo it.
 */
export interface Ticket extends TicketValues {
  /** Whether they see it as one who works on it: with notes, tags and all. */
  internals: boolean;
}

/** A ticket as it is stored, for services alone, and whether the actor sees its internals. */
export interface StoredTicket extends TicketRow {
  internals: boolean;
}

export interface TicketPeople {
  participantIds: string[];
  followerIds: string[];
}

/** What staff may set, each for itself. */
export type SetValues = { [N in Which<{ set: string }>]?: WishOf<All[N]> };

/** What a ticket is filed with. */
export type FiledValues = {
  [N in Which<{ filed: { required: true } }>]: ValueOf<All[N]>;
} & {
  [N in Exclude<Which<{ filed: object }>, Which<{ filed: { required: true } }>>]?: ValueOf<All[N]>;
};

/** From a moment until before another; or what is over and still to be done. */
export interface Span {
  from?: Date;
  until?: Date;
  past?: boolean;
}

/** Of choices several, of tags one; `none` is nobody. */
type FilterOf<V> = [V] extends [Date | null]
  ? Span
  : [V] extends [readonly string[]]
    ? string
    : string extends V
      ? string
      : V[];

export type PropertyFilters = { [N in Which<{ filter: object }>]?: FilterOf<ValueOf<All[N]>> };

/** The moments that a row may end with. */
export type LastName = { [N in keyof Listed]: Listed[N] extends Date | null ? N : never }[keyof Listed];

type Listed = Pick<Ticket, Extract<Which<{ listed: true }>, keyof Ticket>>;

/** What lists show of a ticket, as its reader may see it. */
export interface TicketListItem extends Listed {
  requester: { id: string; name: string; isVip: boolean };
  assignee: { id: string; name: string } | null;
  department: { id: string; name: string };
  category: { nameEs: string; nameEn: string } | null;
  /** Who wrote the last public reply. */
  lastReplyBy: 'customer' | 'staff' | null;
  /** What the feature `sla` tells of it by; null for who does not see the internals. */
  sla: {
    /** The clock as it is stored; null for a ticket that is over, and where nothing was promised. */
    clock: unknown;
    /** Of the policies and calendars that are in force. */
    revision: string;
    /** Of a ticket that is over: what was decided, by kind of promise. */
    decided: [kind: string, outcome: 'met' | 'breached'][] | null;
  } | null;
}
