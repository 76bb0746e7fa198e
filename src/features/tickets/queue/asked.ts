import type { Ctx, Locale } from '../../../platform/ctx';
import type { SortName } from '../properties/list';
import { readQuery } from '../query/query.service';
import type { Search } from '../query/wanted.types';
import type { Asking } from '../query/world.types';
import type { View } from '../tickets.words';
import { languageOf } from './parameters';
import { type QueueAddress, queueQuery } from './queue.schema';
import { HOME, type QueueQuery, type TicketFilter } from './queue.types';

// What is asked of a queue by its address.

export interface AskedQueue {
  query: QueueQuery;
  search: Search;
}

/** Null for an address that is no queue's, or says what none does. */
export function queryAt(address: string): QueueAddress | null {
  const { pathname, searchParams } = new URL(address, 'http://desk');
  const parsed = queueQuery.safeParse(pathname === HOME ? queryOf(searchParams) : {});
  return parsed.success ? (parsed.data as QueueAddress) : null;
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

/** Reads an address, whichever way it says its filters: one query in the reader's language. */
export async function readAsked(ctx: Ctx, address: QueueAddress, asking: Asking): Promise<AskedQueue> {
  const search = await readQuery(ctx, languageOf(address, asking.locale), asking);
  return { query: queryFor(address, search.text), search };
}

/** The same queue with another query. */
export function queryFor({ view, sort, cursor }: QueueAddress, q: string): QueueQuery {
  return { view, q: q || null, sort: sort as SortName | null, cursor };
}

/** The view asked for; a search without one looks everywhere, and an administrator begins with everything. */
export function effectiveView(
  { actor }: Pick<Ctx, 'actor'>,
  { view, q }: Pick<QueueQuery, 'view' | 'q'>,
): View {
  if (view) return view;
  const administrator = actor.kind === 'person' && actor.role === 'administrator';
  return administrator || q !== null ? 'all' : 'mine';
}

export const isFiltered = ({ q }: Pick<QueueQuery, 'q'>): boolean => q !== null;

/** All that it lists, its pages aside. */
export function filterOf(ctx: Pick<Ctx, 'actor'>, { query, search }: AskedQueue): TicketFilter {
  return { view: effectiveView(ctx, query), search, sort: query.sort ?? undefined };
}

/** The same for an address that is no page's. */
export async function filterAt(
  ctx: Ctx,
  address: QueueAddress,
  timeZone: string,
  locale: Locale = 'en',
): Promise<TicketFilter> {
  return filterOf(ctx, await readAsked(ctx, address, { timeZone, locale }));
}
