import type { PropertyFilters, SortName } from '../properties/properties.types';
import type { View } from '../tickets.words';

export interface TicketFilter extends PropertyFilters {
  view?: View;
  /** `#1042`, `1042`, or words. */
  q?: string;
  sort?: SortName;
  cursor?: string;
  limit?: number;
}
