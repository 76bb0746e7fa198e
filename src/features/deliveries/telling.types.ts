/** What is told: all that one act did to one thing. */
export interface Act {
  /** The first event of it. */
  rootId: string;
  /** Null for what is about no ticket. */
  ticketId: string | null;
  /** When it is told, where that is not now: of a past that is played again. */
  at?: Date;
}

/** An event, as one of its readers is told of it. */
export interface Told {
  eventId: string;
  template: string;
  /** What its reader chooses by. */
  kind: string;
}

/** Of one act, what somebody is to be told by one channel. */
export interface Telling {
  /** Null for an address that is nobody's account. */
  userId: string | null;
  /** Null where the channel needs none, or where there is none. */
  address: string | null;
  channel: string;
  /** The strongest reason first. */
  told: [Told, ...Told[]];
  /** Milliseconds after a message about the ticket in which further ones are joined; 0: it goes by itself. */
  joinedFor: number;
  /** It is held no longer, and takes along what is held for its reader. */
  isAnswer: boolean;
  /** Until when its reader wants to hear nothing: then of all that happened meanwhile together. */
  quietUntil: Date | null;
}

/** A message about the same ticket to the same recipient by the same channel. */
export interface Earlier {
  id: string;
  recipient: string;
  channel: string;
  rootId: string | null;
  part: number;
  template: string;
  /** More can be told with it: nothing has been written yet, or nobody has read it. */
  isOpen: boolean;
  /** It has left, or is about to. */
  isOut: boolean;
  dueAt: Date;
  sentAt: Date | null;
}

export interface NewDelivery {
  telling: Telling;
  part: number;
  dueAt: Date;
  isDigest: boolean;
}

/** What becomes of a telling: told with what waits already, or by a message of its own. */
export type Decision =
  | { do: 'nothing' }
  | { do: 'join'; deliveryId: string; told: Told[]; dueAt: Date }
  | { do: 'add'; delivery: NewDelivery; told: Told[] };
