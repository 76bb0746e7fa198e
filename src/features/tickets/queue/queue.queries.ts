import type { Ctx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import type { Page } from '../../../platform/paging';
import { isStaff } from '../../users';
import { listPage, matching } from '../lists/lists.queries';
import { columnOf, FILTERED, propertyOf, SORTS } from '../properties/list';
import type { TicketListItem } from '../tickets.types';
import { VIEWS, type View } from '../tickets.words';
import { type Condition, internalsTo } from '../visibility';
import { filterCondition } from './filters.queries';
import type { TicketFilter } from './queue.types';
import { orderOf, viewCondition } from './views.queries';

const MAX_PAGE = 100;
/** Counts stop here: a page shows "999+" rather than wait for an exact large number. */
const MAX_COUNT = 1000;

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
  const where = [...(filter.view ? [viewCondition(ctx, filter.view)] : []), ...filters];
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), MAX_PAGE);
  return listPage(ctx, 'staff', {
    where,
    order: orderOf(filter),
    limit,
    cursor: filter.cursor,
    filtered: filters.length > 0 && !isFixed,
  });
}

/** How many tickets each view has, 1000 meaning "1000 or more": one query. */
export async function viewCounts(ctx: Ctx): Promise<Record<View, number>> {
  const parts = VIEWS.map((view) => {
    const visible = workedOnIn(ctx, view);
    const { sql, bindings } = viewCondition(ctx, view);
    return { visible: visible.sql, sql, bindings: { ...visible.bindings, ...bindings } };
  });
  const counts = parts.map(
    ({ visible, sql }, index) => `(select count(*) from (select 1 from tickets t
      where (${visible}) and (${sql}) limit ${MAX_COUNT}) counted) as count${index}`,
  );
  const bindings = Object.assign({}, ...parts.map((part) => part.bindings));
  const sql = `select ${counts.join(', ')}`;
  const counted = await row<Record<string, number>>(ctx.db, sql, bindings, 'queue counts');
  const entries = VIEWS.map((view, index) => [view, counted[`count${index}`] ?? 0]);
  return Object.fromEntries(entries) as Record<View, number>;
}

/** What is assigned to staff or in their departments is theirs to work on because of that: no need to ask again. */
function workedOnIn(ctx: Ctx, view: View): Condition {
  const implied = isStaff(ctx.actor) && (view === 'mine' || view === 'departments');
  return implied ? { sql: 't.deleted_at is null', bindings: {} } : internalsTo(ctx.actor);
}

function conditions(filter: TicketFilter, now: Date): Condition[] {
  const list: Condition[] = [];
  // What has no value has no place in an order by it.
  const sorted = filter.sort && SORTS[filter.sort].name;
  if (sorted && propertyOf(sorted)?.optional)
    list.push({ sql: `t.${columnOf(sorted)} is not null`, bindings: {} });
  for (const name of FILTERED) {
    const value = filter[name];
    if (value !== undefined) list.push(filterCondition(name, value, now));
  }
  if (filter.q?.trim()) list.push(matching(filter.q, { people: true }));
  return list;
}
