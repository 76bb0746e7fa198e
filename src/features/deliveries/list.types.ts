/** By which the list of deliveries can be narrowed; `waiting` for its turn, `retrying` after a try that failed. */
export const LIST_STATES = [
  'waiting',
  'retrying',
  'sent',
  'failed',
  'outbox',
  'withdrawn',
  'suppressed',
] as const;
export type ListState = (typeof LIST_STATES)[number];

/** The channels that the list can be narrowed to, in the order in which pages list them. */
export const LISTED_CHANNELS = ['mail', 'in_app'] as const;

export interface DeliveryFilter {
  /** A part of a person's name or address, or of an address that is nobody's; a whole address of any time. */
  recipient?: string | null;
  channel?: string | null;
  state?: ListState | null;
  /** Any of these. */
  templates?: string[] | null;
  /** Letters about an account alone. */
  isLetter?: boolean;
  ticketNumber?: number | null;
  from?: Date | null;
  /** Exclusive. */
  to?: Date | null;
}

export interface ListedDelivery {
  id: string;
  channel: string;
  template: string;
  kind: string | null;
  /** Null until it is written, and for what is worded whenever it is read. */
  subject: string | null;
  /** Null where it went to none, as within the desk. */
  address: string | null;
  userName: string | null;
  ticketNumber: number | null;
  ticketSubject: string | null;
  state: 'queued' | 'sent' | 'failed' | 'outbox' | 'withdrawn' | 'suppressed';
  failure: string | null;
  /** In the server's words. */
  error: string | null;
  attempts: number;
  createdAt: Date;
  dueAt: Date;
  nextAt: Date | null;
  triedAt: Date | null;
  sentAt: Date | null;
}
