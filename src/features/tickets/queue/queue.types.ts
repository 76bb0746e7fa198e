import type { TicketLink } from '../names.types';
import type { SortName } from '../properties/list';
import type { Search } from '../query/wanted.types';
import type { PropertyFilters } from '../tickets.types';
import type { View } from '../tickets.words';

export const HOME = '/desk/tickets';

/** What a queue's own addresses say: all that filters is the query `q`, in the language. */
export interface QueueQuery {
  [name: string]: string | null;
  view: View | null;
  q: string | null;
  sort: SortName | null;
  cursor: string | null;
}

export interface TicketFilter extends PropertyFilters {
  view?: View;
  /** In the query language; a `search` has been read already. */
  q?: string;
  search?: Search;
  sort?: SortName;
  cursor?: string;
  limit?: number;
}

export interface Neighbours {
  previous: TicketLink | null;
  next: TicketLink | null;
}
