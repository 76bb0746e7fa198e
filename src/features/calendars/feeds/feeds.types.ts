import type { FieldError } from '../../../platform/errors';
import type { FeedDay } from '../calendars.types';

/** Days of a file or an address, as the table has them. */
export interface StoredFeed {
  id: string;
  calendarId: string;
  name: string;
  /** Sealed; null for a file. */
  address: string | null;
  days: FeedDay[];
  problem: FieldError | null;
  readAt: Date | null;
}

/** As people see it. */
export interface Feed extends Omit<StoredFeed, 'address'> {
  kind: 'file' | 'address';
  /** Of its address; null for a file, and for an address that was sealed with another key. */
  host: string | null;
}

/** The calendar that feeds belong to, as far as they need to know it. */
export interface FedCalendar {
  id: string;
  name: string;
  timeZone: string;
  isAlways: boolean;
}

/** Of a form: a file or an address. An empty name is that of the file or the server. */
export type NewFeed = { name: string } & (
  | { kind: 'address'; address: string }
  | { kind: 'file'; fileName: string; bytes: Uint8Array }
);

/** Bytes of a file, or of what an address answers. */
export const FEED_MAX_MB = 1;
export const FEED_MAX_BYTES = FEED_MAX_MB * 1024 * 1024;

/** Of a calendar. */
export const MOST_FEEDS = 20;

export const FEED_NAME_LENGTH = 80;
