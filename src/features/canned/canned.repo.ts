import { type Db, maybeRow, rows } from '../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import type { CannedReply } from './canned.types';

const PAGE = 50;
const MAX_OFFERED = 200;
const COLUMNS = `c.id, c.title, c.body, c.locale, c.department_id, c.is_active, c.version, c.created_at,
  c.updated_at`;

/** By title. */
export async function cannedPage(
  db: Db,
  { q, place }: { q: string; place: string | undefined },
): Promise<Page<CannedReply>> {
  const cursor = place ? decodeCursor(place, [cursorKey.text, cursorKey.id]) : null;
  const columns = [
    { sql: 'c.title', type: 'text' },
    { sql: 'c.id', type: 'uuid' },
  ];
  const keyset = keysetSql(columns, 'asc', cursor);
  const found = await rows<CannedReply>(
    db,
    `select ${COLUMNS} from canned_replies c
     where (:q = '' or strpos(searchable(c.title || chr(10) || c.body), searchable(:q)) > 0) and ${keyset.where}
     order by ${keyset.orderBy} limit :limit`,
    { q, ...keyset.bindings, limit: PAGE + 1 },
  );
  return pageOf(found, PAGE, ({ title, id }) => [title, id], cursor);
}

/** What a canned reply fits, and what its variables stand for. */
export interface AnsweredTicket {
  number: number;
  subject: string;
  departmentId: string;
  requesterId: string;
}

/** What fits a ticket's department and its requester's language, by title. */
export function offeredFor(
  db: Db,
  { requesterId, departmentId }: AnsweredTicket,
  locale: string,
): Promise<{ id: string; title: string; body: string; requesterName: string }[]> {
  return rows(
    db,
    `select c.id, c.title, c.body, u.name as requester_name from canned_replies c
       join users u on u.id = :requesterId
     where c.is_active and (c.department_id is null or c.department_id = :departmentId)
       and (c.locale is null or c.locale = coalesce(u.locale, :locale))
     order by c.title, c.id limit :limit`,
    { requesterId, departmentId, locale, limit: MAX_OFFERED },
    'canned offered',
  );
}

export async function countOf(db: Db, departmentId: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from canned_replies where department_id = :departmentId',
    { departmentId },
  );
  return found?.count ?? 0;
}
