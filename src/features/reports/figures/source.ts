import type { Condition } from '../../tickets';
import { isOfEvery, type Scope } from './conditions';
import { SOURCES, type Source } from './figures';

/** Of tickets `t`, in our own words: whatever is a column of theirs begins so. */
const OF_TICKETS = /\bt\./;

/**
 * Where rows of a scope are read, and which. Where every ticket is counted and nothing of it is asked for, few have to be
 * looked up: those that are deleted. A million tickets are many to look up.
 * @param words all that else is asked of the rows
 */
export function sourceOf(
  of: Source,
  scope: Pick<Scope, 'tickets'>,
  words: string[],
): Condition & { from: string } {
  const { from, alone } = SOURCES[of];
  if (!alone || !isOfEvery(scope) || words.some((sql) => OF_TICKETS.test(sql)))
    return { from, ...scope.tickets };
  return {
    from: alone.from,
    sql: `${alone.ticket} not in (select id from tickets where deleted_at is not null)`,
    bindings: {},
  };
}
