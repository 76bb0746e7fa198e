import { type CursorKey, cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../paging';
import { type Db, rows } from '.';

/** The orders of a list of things that have a name; a leading hyphen turns one round. */
export const NAME_SORTS = ['name', '-name', 'created', '-created'] as const;
export type NameSort = (typeof NAME_SORTS)[number];

export interface NamedFilter {
  q?: string | null;
  active?: boolean | null;
  sort?: NameSort;
  cursor?: string | null;
  limit?: number;
}

/**
 * One page of such a list, in one statement.
 * @param alias the table's, in that statement
 * @param statement the query but for its limit; `keyset.where` and `keyset.orderBy` go where they belong in it
 */
export async function namedPage<T extends { id: string; name: string }>(
  db: Db,
  alias: string,
  { sort = 'name', cursor: text, limit = 50 }: NamedFilter,
  statement: (keyset: { where: string; orderBy: string }) => string,
  bindings: Record<string, unknown>,
): Promise<Page<T>> {
  const { columns, kinds, keys } = orderOf(alias, sort);
  const cursor = text ? decodeCursor(text, kinds) : null;
  const keyset = keysetSql(columns, sort.startsWith('-') ? 'desc' : 'asc', cursor);
  const found = await rows<T>(db, `${statement(keyset)} limit :take`, {
    ...bindings,
    ...keyset.bindings,
    take: limit + 1,
  });
  return pageOf(found, limit, keys, cursor);
}

function orderOf(alias: string, sort: NameSort) {
  const id = { sql: `${alias}.id`, type: 'uuid' };
  // Ids are made in order of time, so they are the order of creation.
  if (sort.endsWith('created')) {
    return { columns: [id], kinds: [cursorKey.id], keys: (item: { id: string }): CursorKey[] => [item.id] };
  }
  return {
    columns: [{ sql: `${alias}.name`, type: 'text' }, id],
    kinds: [cursorKey.text, cursorKey.id],
    keys: ({ id, name }: { id: string; name: string }): CursorKey[] => [name, id],
  };
}
