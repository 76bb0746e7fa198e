import type { Page } from '../paging';

/** What the address of a list says, as it was read: nothing that is not set. */
export type ListQuery = Record<string, string | string[] | null | undefined>;

/** The address of a list with some of its query changed. A page of another order or filter is not the same page. */
export function listHref(path: string, query: ListQuery, changes: ListQuery = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor: null, ...changes })) {
    for (const one of [value ?? []].flat()) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A column's heading: sorts by it, and the other way round when it does already. */
export function sortLink(path: string, query: ListQuery, field: string) {
  const direction = query.sort === field ? 'asc' : query.sort === `-${field}` ? 'desc' : null;
  return { href: listHref(path, query, { sort: direction === 'asc' ? `-${field}` : field }), direction };
}

export function pageLinks(path: string, query: ListQuery, { next, previous }: Page<unknown>) {
  return {
    next: next && listHref(path, query, { cursor: next }),
    previous: previous && listHref(path, query, { cursor: previous }),
  };
}

/** What a page of a list needs besides its rows: its query, headings that sort by those fields, and page links. */
export function listFrame(path: string, query: ListQuery, fields: string[], found: Page<unknown>) {
  const { sort, cursor: _cursor, ...filters } = query;
  return {
    query,
    filtered: Object.values(filters).some(Boolean),
    clearHref: listHref(path, { sort }),
    sorts: Object.fromEntries(fields.map((field) => [field, sortLink(path, query, field)])),
    ...pageLinks(path, query, found),
  };
}

/** The values of a field that may come once, several times or not at all. */
export function listOf(value: unknown): string[] {
  return value === undefined || value === null ? [] : [value].flat().map(String);
}
