import type { Ctx } from '../../../platform/ctx';
import type { Page } from '../../../platform/paging';
import { isStaff } from '../../users';
import type { ExportedTickets } from '../export/export.types';
import { countsOf } from '../lists/counts.queries';
import { atRisk, breached, listPage, matching, OPEN, overdue } from '../lists/lists.queries';
import { columnOf, FILTERED, propertyOf, SORTS } from '../properties/list';
import type { TicketListItem } from '../tickets.types';
import { VIEWS, type View } from '../tickets.words';
import { type Condition, internalsTo } from '../visibility';
import { filterCondition } from './filters.queries';
import { orderOf } from './orders';
import type { TicketFilter } from './queue.types';
import { type SearchWord, searchWordsIn } from './search-words';
import { viewCondition } from './views.queries';

const MAX_PAGE = 100;

const WORDS: Record<SearchWord, (now: Date) => Condition> = { overdue, at_risk: atRisk, breached };

/**
 * Tickets that the actor works on, filtered and sorted: one query. Whoever works here on nothing finds nothing.
 * @param options.isFixed a page asks always for the same, so that one plan fits
 */
export function listTickets(
  ctx: Ctx,
  filter: TicketFilter,
  { isFixed = false } = {},
): Promise<Page<TicketListItem>> {
  const filters = conditions(filter, ctx.now);
  const where = [...viewOf(ctx, filter), ...filters];
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), MAX_PAGE);
  return listPage(ctx, 'staff', {
    where,
    order: orderOf(filter),
    limit,
    cursor: filter.cursor,
    filtered: filters.length > 0 && !isFixed,
  });
}

/** All that a queue lists, page after page, in its order. */
export function queuedTickets(ctx: Ctx, filter: TicketFilter): ExportedTickets {
  return { where: [...viewOf(ctx, filter), ...conditions(filter, ctx.now)], order: orderOf(filter) };
}

const viewOf = (ctx: Ctx, { view }: TicketFilter): Condition[] => (view ? [viewCondition(ctx, view)] : []);

/** How many tickets each view has, 1000 meaning "1000 or more": one query. */
export function viewCounts(ctx: Ctx): Promise<Record<View, number>> {
  const parts = VIEWS.map((view) => [view, [workedOnIn(ctx, view), viewCondition(ctx, view)]]);
  return countsOf<View>(ctx.db, Object.fromEntries(parts), 'queue counts');
}

/** What is assigned to staff or in their departments is theirs to work on because of that: no need to ask again. */
function workedOnIn(ctx: Ctx, view: View): Condition {
  const implied = isStaff(ctx.actor) && (view === 'mine' || view === 'departments');
  return implied ? { sql: 't.deleted_at is null', bindings: {} } : internalsTo(ctx.actor);
}

function conditions(filter: TicketFilter, now: Date): Condition[] {
  const list: Condition[] = sortedOf(filter);
  for (const name of FILTERED) {
    const value = filter[name];
    if (value !== undefined) list.push(filterCondition(name, value, now));
  }
  const { words, text } = searchWordsIn(filter.q ?? '');
  list.push(...words.map((word) => WORDS[word](now)));
  if (text) list.push(matching(text, { people: true }));
  return list;
}

/** What has no value has no place in an order by it; what is closed none in an order of open tickets. */
function sortedOf({ sort, view }: TicketFilter): Condition[] {
  const { name, open } = SORTS[orderOf({ sort, view })];
  if (open) return view === undefined || view === 'all' ? [{ sql: OPEN, bindings: {} }] : [];
  if (!sort || !propertyOf(name)?.optional) return [];
  return [{ sql: `t.${columnOf(name)} is not null`, bindings: {} }];
}
