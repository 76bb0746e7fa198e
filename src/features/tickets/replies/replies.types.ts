import type { NewAttachment } from '../attachments/attachments.types';
import type { Unheard } from '../mentions/mentions.types';
import type { Ticket } from '../tickets.types';
import type { HoldReason, Status } from '../tickets.words';
import type { SentAgain, Undo } from '../undo/undo.types';

export interface NewReply {
  body: string;
  visibility: 'public' | 'internal';
  uploads?: NewAttachment[];
  status?: Status;
  holdReason?: HoldReason | null;
  solution?: string | null;
  /**
   * Id of the last public reply that its writer had read, empty for none. A colleague's after that one keeps theirs
   * from going out; without it they write whatever has come meanwhile.
   */
  seen?: string;
  /** Of staff: values of custom fields by key, for what a ticket must not be resolved without. */
  fields?: Record<string, unknown>;
  /** Of who works on the ticket: for how long it can be undone, and nobody is told; 0 or none is not at all. */
  undoSeconds?: number;
  /** Files of a reply that its writer has undone, which this one is sent in place of. */
  again?: SentAgain;
}

export interface ReplyResult {
  /** Null when the reply became the description of a follow-up. */
  commentId: string | null;
  /** It opened the ticket again. */
  reopened: boolean;
  ticket: Ticket;
  followUp: Ticket | null;
  /** Who was called in it by `@name`, and is not told. */
  unheard: Unheard[];
  /** How it can be undone; null where it cannot be. */
  undo: Undo | null;
  /** It was sent before, and undone since; its text is there to go on with, or was sent again. Null where it was not. */
  undone: { hasText: boolean } | null;
}
