import type { Page } from '../../../platform/paging';
import type { Kind, Template } from '../kinds';

/** What somebody has not read, as every page shows it. */
export interface Unread {
  /** The ids of tickets with something unread, `UNREAD_MOST` at most. */
  tickets: string[];
  /** What is about no ticket, as many at most. */
  announcements: number;
}

/** Beyond these nobody counts. */
export const UNREAD_MOST = 100;

declare module '../../../platform/sign-in-extras' {
  interface SignInExtras {
    unread: Unread;
  }
}

export interface InAppFilter {
  /** Only what has not been read. */
  isUnread?: boolean;
  /** Only tickets that the reader holds or has asked for. */
  isMine?: boolean;
  /** All about one ticket. */
  number?: number;
  cursor?: string;
  limit?: number;
}

/** A ticket, an announcement, an export or a report, with what its reader was told of it. */
export interface InAppGroup {
  /** What marks name: the ticket's id, or the announcement's own. */
  key: string;
  ticket: { number: number; subject: string; isWorkedOn: boolean } | null;
  unread: number;
  /** The newest first; of a list only some. */
  lines: InAppLine[];
  /** Lines that there are. */
  count: number;
}

/** One thing that happened. */
export interface InAppLine {
  id: string;
  template: Template;
  kind: Kind | null;
  isRead: boolean;
  at: Date;
  /** Null for the desk itself; somebody who is gone has no name. */
  actor: { name: string | null } | null;
  /** The reply or note that it is about, and a place in the timeline with which that is shown; null for the end of it. */
  comment: { id: string; before: string | null } | null;
  /** Each language's title, where it has one. */
  announcement: { id: string; titleEs: string | null; titleEn: string | null } | null;
  /** An export, as long as its file is there. */
  file: { exportId: string; name: string } | null;
  /** A report that goes out at its hour, with its page where its reader has one. */
  report: { name: string; href: string | null } | null;
  facts: LineFacts;
}

/** What the words of a line may name. */
export interface LineFacts {
  department: string;
  requester: string;
  /** What the ticket became by it; empty where it stayed. */
  step: string;
  files: number;
  /** Of a promise: which. */
  target: string;
  stars: number;
}

export interface InAppPage extends Page<InAppGroup> {
  /** The newest that there is for the reader, shown or not: what marks of all reach up to. Null where there is none. */
  newest: string | null;
}
