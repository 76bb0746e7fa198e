import type { Attachment } from '../attachments/attachments.types';
import type { CommentMention } from '../mentions/mentions.types';
import type { Named, Person } from '../names.types';

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
  /** Whose side the author was on when they wrote it, whoever they are elsewhere. */
  side: 'staff' | 'customer';
  /** As typed. */
  body: string;
  channel: string;
  attachments: Attachment[];
  /** Who is mentioned in it; nobody without internals. */
  mentions: CommentMention[];
}

export interface TimelineEvent extends TimelineEntry {
  kind: 'event';
  /** `ticket.created`, `ticket.changed`, ... */
  event: string;
  changes: ShownChange[];
  data: Record<string, unknown>;
}

export type TimelineItem = TimelineComment | TimelineEvent;
