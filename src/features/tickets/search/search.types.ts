import type { Marked } from '../../../platform/search/marks';
import type { TextTerm } from '../../../platform/search/terms';
import type { Audience } from '../audience';
import type { TicketListItem } from '../tickets.types';
import type { Condition } from '../visibility';

export interface SearchAsked {
  terms: readonly TextTerm[];
  /** At the desk what one works on, in the portal one's own. */
  audience: Audience;
  /** Beside visibility, all of them: conditions on a ticket `t`. */
  where?: Condition[];
  /** As `next` of the page before says it. */
  cursor?: string;
  /** Tickets a page, 50 at most. */
  limit?: number;
  /** For who is still typing: the first tickets alone, neither where the words stand nor how many there are. */
  briefly?: boolean;
}

/** What of a ticket the words stand in. */
export type Place =
  | 'number'
  | 'subject'
  | 'description'
  | 'reply'
  | 'note'
  | 'solution'
  | 'rating'
  | 'tag'
  | 'field'
  | 'file'
  | 'file_text'
  | 'person';

export interface FoundTicket {
  ticket: TicketListItem;
  subject: Marked[];
  /** Where else the words stand, that the reader may read; null where the subject says it all. */
  snippet: Snippet | null;
}

export interface Snippet {
  place: Place;
  /** Which one it is where there are several: the key of a field, the name of a file. */
  name: string | null;
  /** Of a reply or note, to jump to. */
  commentId: string | null;
  text: Marked[];
}

export interface TicketSearch {
  items: FoundTicket[];
  next: string | null;
  /** Of all tickets that are found, up to 100; null on pages after the first. */
  count: number | null;
  /** There are more than were counted. */
  isMore: boolean;
  /** Not all that was typed is looked for: too many words. */
  isCut: boolean;
  /** What was found in the place of words that are found nowhere, as readers see it: `imprsora`, `impresora`. */
  instead: { typed: string; found: string }[];
}
