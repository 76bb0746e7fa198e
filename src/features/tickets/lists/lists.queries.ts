import type { Ctx } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import {
  type Cursor,
  type CursorKey,
  cursorKey,
  decodeCursor,
  type KeysetColumn,
  keysetSql,
  type Page,
  pageOf,
} from '../../../platform/paging';
import type { Audience } from '../audience';
import { shownTo } from '../properties/audience';
import type { Kind } from '../properties/kinds';
import {
  columnOf,
  LISTED,
  type ListedName,
  propertyOf,
  SORT_NAMES,
  SORTS,
  type SortName as Sort,
} from '../properties/list';
import type { PropertyName } from '../properties/properties';
import type { StoredTicket, TicketListItem } from '../tickets.types';
import { asCustomer, type Condition, internalsTo } from '../visibility';

// One query a list: the page is cut out of an index first, and only its rows are joined to names.

const IS_OPEN = `t.status in ('new', 'in_progress', 'on_hold', 'reopened')`;

/** The predicate of the partial indexes on open tickets, word for word, so that PostgreSQL uses them. */
export const OPEN = `t.deleted_at is null and ${IS_OPEN}`;

/**
 * What should be done and is not: an agreed date or a promise that is over, of an open ticket. Filter, word of the search
 * and the SQL view `overdue_tickets` are this one condition; the line between is what its index goes by.
 */
export function overdue(now: Date): Condition {
  return {
    sql: `${OPEN} and (t.due_at is not null or t.sla_due_at is not null)
      and least(t.due_at, t.sla_due_at) < :overdueNow`,
    bindings: { overdueNow: now },
  };
}

/**
 * A promise that is over. The lower bound leaves nothing out: between two bounds PostgreSQL expects few rows, so the plan
 * that a statement keeps goes by these indexes; with one alone it expects a third of all, and plans anew each time.
 */
export function breached(now: Date): Condition {
  return {
    sql: `${OPEN} and ${SLA_DUE} > '-infinity' and ${SLA_DUE} <= :breachedNow`,
    bindings: { breachedNow: now },
  };
}

/** Little is left of a promise, and none is over. */
export function atRisk(now: Date): Condition {
  return {
    sql: `${OPEN} and t.sla_risk_at > '-infinity' and t.sla_risk_at <= :riskNow and ${SLA_DUE} > :riskNow`,
    bindings: { riskNow: now },
  };
}

export type Order = Sort | 'public' | 'deleted' | 'waiting';

interface OrderSpec {
  columns: KeysetColumn[];
  direction: 'asc' | 'desc';
}

const by = (column: string, direction: 'asc' | 'desc'): OrderSpec => ({
  columns: [
    { sql: `t.${column}`, type: 'timestamptz' },
    { sql: 't.id', type: 'uuid' },
  ],
  direction,
});

const TYPES: Partial<Record<Kind, string>> = { moment: 'timestamptz', choice: 'text' };

/** When the nearest promise is due, as the indexes have it: what has none comes last. */
export const SLA_DUE = `coalesce(t.sla_due_at, 'infinity'::timestamptz)`;

const sortColumn = (name: string): KeysetColumn => ({
  sql: name === 'slaDueAt' ? SLA_DUE : `t.${columnOf(name as PropertyName)}`,
  type: TYPES[propertyOf(name)?.kind ?? 'moment'] ?? 'text',
});

function orderBy({ name, within, direction }: (typeof SORTS)[Sort]): OrderSpec {
  const columns = [name, ...(within ? [within] : [])].map(sortColumn);
  return { columns: [...columns, { sql: 't.id', type: 'uuid' }], direction };
}

export const ORDERS: Record<Order, OrderSpec> = {
  ...(Object.fromEntries(SORT_NAMES.map((sort) => [sort, orderBy(SORTS[sort])])) as Record<Sort, OrderSpec>),
  public: by('public_updated_at', 'desc'),
  waiting: by('updated_at', 'asc'),
  deleted: by('deleted_at', 'desc'),
};

const COLUMNS = [...LISTED.map(columnOf), 'deleted_at', 'deleted_by']
  .map((column) => `t.${column}`)
  .join(', ');

const SLA_CLOCK = `case when ${IS_OPEN} then t.sla_clock end as sla_clock`;

/** What became of the promises of a ticket that is over; most have no more than two. */
const SLA_DECIDED = `case when not ${IS_OPEN} then (
  select json_agg(json_build_array(s.kind, s.outcome)) from sla_targets s
  where s.ticket_id = t.id and s.outcome in ('met', 'breached')) end`;

const LAST_REPLY_BY = `(
  select c.side from comments c
  where c.ticket_id = t.id and c.visibility = 'public' order by c.id desc limit 1)`;

export interface ListQuery {
  /** Beside visibility, all of them. */
  where: Condition[];
  order: Order;
  limit: number;
  cursor?: string;
  /** Whether what is promised for each is read too, of which customers are told nothing in lists. */
  promises?: boolean;
  /** What people filter by differs so much that one plan does not fit all: each gets its own. */
  filtered?: boolean;
}

/** A keyset page of the tickets that the actor works on, or of those that they see as a customer. */
export function listPage(ctx: Ctx, audience: Audience, query: ListQuery): Promise<Page<TicketListItem>> {
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  const promises = audience === 'staff';
  return pageWhere(ctx, { ...query, promises, where: [visible, ...query.where] }, itemFor(audience));
}

/** A keyset page of what the conditions say, nothing else: visibility must be among them. */
export async function pageWhere<T>(
  ctx: Ctx,
  query: ListQuery,
  toItem: (row: ListRow) => T,
): Promise<Page<T>> {
  const { columns, direction } = ORDERS[query.order];
  const cursor = query.cursor ? readCursor(query.cursor, columns) : null;
  const keyset = keysetSql(columns, direction, cursor);
  const where = [...query.where.map(({ sql }) => sql), keyset.where].map((sql) => `(${sql})`).join(' and ');
  const bindings: Bindings = Object.assign({}, ...query.where.map((part) => part.bindings), keyset.bindings);
  const sql = sqlOf(columns, where, keyset.orderBy, query);
  const found = await rows<ListRow>(ctx.db, sql, bindings, query.filtered ? undefined : 'ticket list');
  const { items, next, previous } = pageOf(found, query.limit, keysOf(columns), cursor);
  return { items: items.map(toItem), next, previous };
}

/** The limit is part of the text: a plan for any limit at all would be a poor one. */
function sqlOf(columns: KeysetColumn[], where: string, orderBy: string, query: ListQuery): string {
  const places = columns.map(({ sql }, index) => `${sql}::text as place${index}`);
  const page = [COLUMNS, ...(query.promises ? [SLA_CLOCK] : []), ...places].join(', ');
  return `
    with page as (
      select ${page} from tickets t where ${where} order by ${orderBy} limit ${query.limit + 1}
    )
    select t.*, r.name as requester_name, r.is_vip as requester_is_vip, a.name as assignee_name,
      d.name as department_name, c.name_es as category_name_es, c.name_en as category_name_en,
      x.name as deleter_name, ${LAST_REPLY_BY} as last_reply_by
      ${query.promises ? `, ${SLA_DECIDED} as sla_decided, (select revision from sla_book) as sla_revision` : ''}
    from page t join users r on r.id = t.requester_id left join users a on a.id = t.assignee_id
      join departments d on d.id = t.department_id left join categories c on c.id = t.category_id
      left join users x on x.id = t.deleted_by
    order by ${orderBy}`;
}

function readCursor(text: string, columns: KeysetColumn[]): Cursor | null {
  const kinds = { timestamptz: cursorKey.timestamp, uuid: cursorKey.id, text: cursorKey.text };
  return decodeCursor(
    text,
    columns.map(({ type }) => kinds[type as keyof typeof kinds]),
  );
}

function keysOf(columns: KeysetColumn[]): (row: ListRow) => CursorKey[] {
  return (row) => columns.map((_, index) => String(row[`place${index as 0 | 1 | 2}`]));
}

export interface ListRow extends Pick<StoredTicket, ListedName> {
  lastReplyBy: TicketListItem['lastReplyBy'];
  slaClock: unknown;
  slaDecided: NonNullable<TicketListItem['sla']>['decided'];
  slaRevision: string;
  requesterName: string;
  requesterIsVip: boolean;
  assigneeName: string | null;
  departmentName: string;
  categoryNameEs: string | null;
  categoryNameEn: string | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  deleterName: string | null;
  place0: string;
  place1: string;
  place2?: string;
}

/** Customers see neither tags nor who is a VIP, and of changes only those that concern them. */
export function itemFor(audience: Audience): (row: ListRow) => TicketListItem {
  const internals = audience === 'staff';
  const shown = shownTo(internals, LISTED);
  return (row) => ({
    ...shown(row),
    requester: { id: row.requesterId, name: row.requesterName, isVip: internals && row.requesterIsVip },
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? '' } : null,
    department: { id: row.departmentId, name: row.departmentName },
    category: row.categoryNameEs ? { nameEs: row.categoryNameEs, nameEn: row.categoryNameEn ?? '' } : null,
    lastReplyBy: row.lastReplyBy,
    sla: internals ? { clock: row.slaClock, revision: row.slaRevision, decided: row.slaDecided } : null,
  });
}
