import { type Db, row, rows } from '../../platform/db';
import { type CursorKey, cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import type { RefusedAddress } from './refused.repo';

const LISTED = 50;

export interface ListedRefusal extends RefusedAddress {
  /** Whose it is now: a person, a department, both, or nobody any more. */
  userId: string | null;
  userName: string | null;
  departmentId: string | null;
  departmentName: string | null;
}

export interface RefusalFilter {
  /** A part of the address, of the name of whose it is, or of what the server said. */
  q?: string | null;
  cursor?: string | null;
}

const FROM = `refused_addresses r left join users u on u.email = r.address left join departments d on d.email = r.address`;
const SEARCHED = `r.address::text || chr(10) || coalesce(u.name, '') || chr(10) || coalesce(d.name, '') || chr(10) || r.words`;

/** Addresses that a server has refused for good, those of the last days first, fifty at a time. */
export async function refusedPage(db: Db, filter: RefusalFilter): Promise<Page<ListedRefusal>> {
  const cursor = filter.cursor ? decodeCursor(filter.cursor, [cursorKey.timestamp, cursorKey.text]) : null;
  const columns = [
    { sql: 'r.since', type: 'timestamptz' },
    { sql: 'r.address::text', type: 'text' },
  ];
  const keyset = keysetSql(columns, 'desc', cursor);
  const found = await rows<ListedRefusal & { cursorSince: string }>(
    db,
    `select r.address::text, r.since, r.since::text as cursor_since, r.words, r.delivery_id, u.id as user_id,
       u.name as user_name, d.id as department_id, d.name as department_name
     from ${FROM}
     where (:q = '' or strpos(searchable(${SEARCHED}), searchable(:q)) > 0) and ${keyset.where}
     order by ${keyset.orderBy} limit :take`,
    { q: filter.q ?? '', take: LISTED + 1, ...keyset.bindings },
  );
  return pageOf(found, LISTED, ({ cursorSince, address }): CursorKey[] => [cursorSince, address], cursor);
}

export async function countRefused(db: Db): Promise<number> {
  const { count } = await row<{ count: number }>(db, 'select count(*) as count from refused_addresses');
  return count;
}
