import type { Ctx } from '../../../platform/ctx';
import type { View } from '../tickets.words';
import { filtersIn, type QueueQuery, queueQuery } from './queue.schema';
import type { TicketFilter } from './queue.types';

// What is asked of a queue by its address.

export const HOME = '/desk/tickets';

/** Null for an address that is no queue's, or says what none does. */
export function queryAt(address: string): QueueQuery | null {
  const { pathname, searchParams } = new URL(address, 'http://desk');
  const parsed = queueQuery.safeParse(pathname === HOME ? queryOf(searchParams) : {});
  return parsed.success ? (parsed.data as QueueQuery) : null;
}

/** What is named several times is a list. */
function queryOf(params: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

/** The view asked for; a search without one looks everywhere, and an administrator begins with everything. */
export function effectiveView({ actor }: Pick<Ctx, 'actor'>, query: QueueQuery): View {
  if (query.view) return query.view;
  const administrator = actor.kind === 'person' && actor.role === 'administrator';
  return administrator || isFiltered(query) ? 'all' : 'mine';
}

export function isFiltered({ view: _view, sort: _sort, cursor: _cursor, ...filters }: QueueQuery): boolean {
  return Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
}

/** All that it lists, its pages aside. */
export function filterOf(ctx: Pick<Ctx, 'actor'>, query: QueueQuery, timeZone: string): TicketFilter {
  return {
    ...filtersIn(query, timeZone),
    view: effectiveView(ctx, query),
    q: query.q ?? undefined,
    sort: query.sort ?? undefined,
  };
}
