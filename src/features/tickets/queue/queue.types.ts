import type { TicketLink } from '../names.types';
import type { SortName } from '../properties/list';
import type { PropertyFilters } from '../tickets.types';
import type { View } from '../tickets.words';

export interface TicketFilter extends PropertyFilters {
  view?: View;
  /** `#1042`, `1042`, or words. */
  q?: string;
  sort?: SortName;
  cursor?: string;
  limit?: number;
}

export interface Neighbours {
  previous: TicketLink | null;
  next: TicketLink | null;
}
