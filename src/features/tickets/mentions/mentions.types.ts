import type { Reader } from '../audience';

/** One of the staff, with what decides whether they see a ticket now. */
export interface Colleague extends Reader {
  name: string;
  email: string;
  state: 'active' | 'on_leave' | 'inactive';
}

/** Whom a comment mentions, and where in its text: from and to which units of UTF-16. */
export interface CommentMention {
  userId: string;
  starts: number[];
  ends: number[];
}

/** Somebody who was called and is not told; or what was typed that only begins the name of somebody who could be. */
export interface Unheard {
  name: string;
  /** They cannot see it; or they could, but are not at work; or it stays text. */
  why: 'hidden' | 'away' | 'unfinished';
}

export interface Called {
  /** Whom the text mentions, with where it does. */
  mentions: CommentMention[];
  /** Who follows the ticket with them; null where they all do already. */
  followerIds: string[] | null;
  unheard: Unheard[];
}
