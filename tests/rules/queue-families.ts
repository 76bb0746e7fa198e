import { FILTERED, propertyOf, SORT_NAMES } from '../../src/features/tickets/properties/list';
import { SEARCH_WORDS } from '../../src/features/tickets/queue/search-words';
import type { TicketListItem } from '../../src/features/tickets/tickets.types';
import { VIEWS } from '../../src/features/tickets/tickets.words';

type Promised = Exclude<NonNullable<TicketListItem['slaNext']>, 'paused'>;

/** Those with which `sla_due_at` agrees, and the word where it agrees with none. */
const PROMISED: Record<Promised | 'slaDueAt', true> = {
  responseDueAt: true,
  nextResponseDueAt: true,
  resolutionDueAt: true,
  slaDueAt: true,
};

/** The queue's texts whose keys are put together: see text-keys.ts. */
export const QUEUE_FAMILIES: Record<string, { of: readonly string[]; perhaps?: readonly string[] }> = {
  'queue.column.{}': { of: [], perhaps: SORT_NAMES },
  'queue.empty.{}': { of: VIEWS },
  'queue.empty.{}_text': { of: VIEWS },
  'queue.filter.{}': {
    of: FILTERED.flatMap((name) => propertyOf(name)?.filter?.past ?? []),
    perhaps: FILTERED,
  },
  'queue.sla.{}': { of: Object.keys(PROMISED) },
  'queue.sort.{}': { of: SORT_NAMES },
  'queue.word.{}': { of: SEARCH_WORDS },
};
