import type { StoredUpload } from '../attachments/attachments.types';
import type { HoldReason, Status } from '../tickets.words';

/** What can still be undone, as it is offered to who did it. */
export interface Undo {
  /** Of an act on one ticket its first event; of a change of several the id that they share. */
  id: string;
  until: Date;
}

/** What a reply or note was sent with, beside its text and its files. */
export interface Asked {
  visibility: 'public' | 'internal';
  status?: Status;
  holdReason?: HoldReason | null;
  solution?: string | null;
  fields?: Record<string, unknown>;
}

/** A reply or note that was undone, for whoever wrote it to go on with. */
export interface Withdrawn {
  id: string;
  ticketId: string;
  /** As typed. */
  body: string;
  asked: Asked;
  files: StoredUpload[];
}

/** Files of a reply that was undone, to be sent with the next one. */
export interface SentAgain {
  /** Of what was undone. */
  id: string;
  /** Their places in its list. */
  files: number[];
}

/** What an undo has taken back. */
export interface Undone {
  id: string;
  what: 'reply' | 'note' | 'change';
  /** Of its ticket. */
  number: number;
  /** What was written is there to go on with; not where that has been done already. */
  hasText: boolean;
}
