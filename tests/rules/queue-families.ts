import { FILTERED, propertyOf, SORT_NAMES } from '../../src/features/tickets/properties/list';
import { SEARCH_WORDS } from '../../src/features/tickets/queue/search-words';
import { VIEWS } from '../../src/features/tickets/tickets.words';

/** The queue's texts whose keys are put together: see text-keys.ts. */
export const QUEUE_FAMILIES: Record<string, { of: readonly string[]; perhaps?: readonly string[] }> = {
  'queue.column.{}': { of: [], perhaps: SORT_NAMES },
  'queue.empty.{}': { of: VIEWS },
  'queue.empty.{}_text': { of: VIEWS },
  'queue.filter.{}': {
    of: FILTERED.flatMap((name) => propertyOf(name)?.filter?.past ?? []),
    perhaps: FILTERED,
  },
  'queue.sort.{}': { of: SORT_NAMES },
  'queue.word.{}': { of: SEARCH_WORDS },
};
