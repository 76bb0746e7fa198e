import { SORTS, type SortName } from '../properties/list';
import type { View } from '../tickets.words';

// In what order the queue's views are.

const ORDER_OF: Partial<Record<View, SortName>> = {
  mine: 'sla',
  at_risk: 'sla',
  breached: 'sla',
  // Its index is in order of solving.
  resolved: 'resolved',
};

/** The order that is asked for, where the view can have it, else the view's own. */
export function orderOf({ sort, view }: { sort?: SortName; view?: View }): SortName {
  const possible = sort && !(view === 'resolved' && SORTS[sort].open);
  return possible ? sort : ((view && ORDER_OF[view]) ?? 'updated');
}
