import type { Upload } from '../../../platform/files';
import type { Ticket } from '../tickets.types';
import type { HoldReason, Status } from '../tickets.words';

export interface NewReply {
  body: string;
  visibility: 'public' | 'internal';
  uploads?: Upload[];
  status?: Status;
  holdReason?: HoldReason | null;
  solution?: string | null;
}

export interface ReplyResult {
  /** Null when the reply became the description of a follow-up. */
  commentId: string | null;
  /** It opened the ticket again. */
  reopened: boolean;
  ticket: Ticket;
  followUp: Ticket | null;
}
