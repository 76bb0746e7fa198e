import type { Ctx } from '../../../platform/ctx';
import type { Page } from '../../../platform/paging';
import { isStaff } from '../../users';
import type { ExportedTickets } from '../export/export.types';
import { countsOf } from '../lists/counts.queries';
import { listPage, OPEN } from '../lists/lists.queries';
import { columnOf, FILTERED, propertyOf, SORTS } from '../properties/list';
import { filterConditions } from '../query/conditions.queries';
import { readQuery } from '../query/query.service';
import { termsOf } from '../query/search';
import { textCondition } from '../search/condition.service';
import type { TicketListItem } from '../tickets.types';
import { VIEWS, type View } from '../tickets.words';
import { type Condition, internalsTo } from '../visibility';
import { filterCondition } from './filters.queries';
import { orderOf } from './orders';
import type { TicketFilter } from './queue.types';
import { viewCondition } from './views.queries';

const MAX_PAGE = 100;

/**
 * Tickets that the actor works on, filtered and sorted: one query. Whoever works here on nothing finds nothing.
 * @param options.isFixed a page asks always for the same, so that one plan fits
 */
export async function listTickets(
  ctx: Ctx,
  filter: TicketFilter,
  { isFixed = false } = {},
): Promise<Page<TicketListItem>> {
  const filters = await conditions(ctx, filter);
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
export async function queuedTickets(ctx: Ctx, filter: TicketFilter): Promise<ExportedTickets> {
  return { where: viewOf(ctx, filter).concat(await conditions(ctx, filter)), order: orderOf(filter) };
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

async function conditions(ctx: Ctx, filter: TicketFilter): Promise<Condition[]> {
  const list: Condition[] = sortedOf(filter);
  for (const name of FILTERED) {
    const value = filter[name];
    if (value !== undefined) list.push(filterCondition(name, value, ctx.now));
  }
  const search = filter.search ?? (filter.q ? await readQuery(ctx, filter.q, UNREAD) : null);
  if (!search) return list;
  const filters = list.concat(filterConditions(ctx, search));
  const where = viewOf(ctx, filter).concat(filters);
  const text = await textCondition(ctx, termsOf(search), { audience: 'staff', where });
  return text ? filters.concat(text) : filters;
}

/** A query that no page has read is in no language, and its days are those of no zone. */
const UNREAD = { locale: 'en', timeZone: 'UTC' } as const;

/** What has no value has no place in an order by it; what is closed none in an order of open tickets. */
function sortedOf({ sort, view }: TicketFilter): Condition[] {
  const { name, open } = SORTS[orderOf({ sort, view })];
  if (open) return view === undefined || view === 'all' ? [{ sql: OPEN, bindings: {} }] : [];
  if (!sort || !propertyOf(name)?.optional) return [];
  return [{ sql: `t.${columnOf(name)} is not null`, bindings: {} }];
}
