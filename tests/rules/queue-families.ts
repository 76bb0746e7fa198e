import { CHOICES, NAME_LIST } from '../../src/features/query/words';
import { FILTERED, propertyOf, SORT_NAMES } from '../../src/features/tickets/properties/list';
import type { Problem } from '../../src/features/tickets/query/wanted.types';
import { VIEWS } from '../../src/features/tickets/tickets.words';

import { every } from './changed';

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
  'query.has.{}': { of: Object.keys(CHOICES.has) },
  'query.is.{}': { of: Object.keys(CHOICES.is) },
  'query.name.{}': { of: NAME_LIST },
  'query.wrong.{}': {
    of: every<Problem>({
      missing: true,
      choice: true,
      moment: true,
      number: true,
      unknown: true,
      field: true,
      too_many: true,
    }),
  },
};
