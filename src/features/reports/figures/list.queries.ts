import { type Db, row, rows } from '../../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../../platform/paging';
import type { Priority, Status } from '../../tickets';
import { type FigureKey, figureOf, SOURCES } from './figures';
import type { Selection } from './selection';

/** One of what a number counts. */
export interface Counted {
  /** Of the ticket, the fact or the promise. */
  id: string;
  /** When it counted; of what is so now, when it was created. */
  at: Date;
  /** Seconds, or the rating. */
  value: number | null;
  ticketId: string;
  number: number;
  subject: string;
  status: Status;
  priority: Priority;
  department: string;
  requester: string;
  /** To whom it is credited. */
  person: string | null;
}

const OUTER = [
  { sql: 'page.at', type: 'timestamptz' },
  { sql: 'page.id', type: 'uuid' },
];
const KINDS = [cursorKey.timestamp, cursorKey.id];

/**
 * A page of what a number counts, the newest first: as many rows in all as the number.
 * @param limit rows of the page
 * @param cursor of a page before; one of another list is the first page
 */
export async function listCounted(
  db: Db,
  key: FigureKey,
  selection: Selection,
  { limit, cursor }: { limit: number; cursor?: string | null },
): Promise<Page<Counted>> {
  const { of, at, value = 'null::integer', person } = figureOf(key);
  const columns = [
    { sql: at ?? 't.created_at', type: 'timestamptz' },
    { sql: SOURCES[of].id, type: 'uuid' },
  ];
  const from = cursor ? decodeCursor(cursor, KINDS) : null;
  const page = keysetSql(columns, 'desc', from);
  const outer = keysetSql(OUTER, 'desc', from);
  const [time, id] = columns.map(({ sql }) => sql);
  const found = await rows<Counted & { place: string }>(
    db,
    `with page as (
       select ${id} as id, ${time} as at, ${value} as value, ${person} as person_id, t.id as ticket_id,
         t.number, t.subject, t.status, t.priority, t.department_id, t.requester_id
       from ${selection.from} where ${selection.sql} and ${page.where} order by ${page.orderBy} limit :most
     )
     select page.id, page.at, page.at::text as place, page.value, page.ticket_id, page.number, page.subject, page.status,
       page.priority, d.name as department, r.name as requester, p.name as person
     from page join departments d on d.id = page.department_id join users r on r.id = page.requester_id
       left join users p on p.id = page.person_id
     order by ${outer.orderBy}`,
    { ...selection.bindings, ...page.bindings, most: limit + 1 },
  );
  const { items, ...links } = pageOf(found, limit, (one) => [one.place, one.id], from);
  return { items: items.map(({ place: _place, ...one }) => one), ...links };
}

/** How many that are in all. */
export async function countSelected(db: Db, { count: { from, sql }, bindings }: Selection): Promise<number> {
  const { count } = await row<{ count: number }>(
    db,
    `select count(*) as count from ${from} where ${sql}`,
    bindings,
  );
  return count;
}
