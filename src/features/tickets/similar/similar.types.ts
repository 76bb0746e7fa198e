import type { HoldReason, Status } from '../tickets.words';

/** A ticket that looks like another, as far as its reader may see it. */
export interface SimilarTicket {
  id: string;
  number: number;
  subject: string;
  status: Status;
  holdReason: HoldReason | null;
  updatedAt: Date;
}

export interface SolvedTicket extends SimilarTicket {
  /** What was done about it; null where nobody has written that down. */
  solution: string | null;
}

export interface SimilarTickets {
  /** Those that are over, with what was done about them. */
  solved: SolvedTicket[];
  /** Those that may be the same. */
  open: SimilarTicket[];
}
