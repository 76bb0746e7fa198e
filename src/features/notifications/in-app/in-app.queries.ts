import type { Ctx } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import { cursorKey, decodeCursor, keysetSql, pageOf } from '../../../platform/paging';
import { internalsTo, visibleTo } from '../../tickets';
import type { InAppFilter, InAppGroup, InAppPage } from './in-app.types';
import { linesOf } from './lines.queries';
import { reader } from './reader';
import { ANNOUNCED, LISTED, OPEN_TEMPLATES } from './unread.queries';

const PAGE = 20;
/** Of each ticket in a list; a list of one ticket shows all, up to `ALL_LINES`. */
const LINES = 5;
const ALL_LINES = 200;

interface HeadRow {
  id: string;
  key: string;
  number: number | null;
  subject: string | null;
  isWorkedOn: boolean;
  unread: number;
  count: number;
}

/**
 * What somebody was told in the last 90 days, by ticket, that with the newest first. What they may not see any more is
 * left out, and of a ticket that they see as a customer what is told among staff. Two statements, and one more for the
 * newest of all.
 */
export async function inAppPage(ctx: Ctx, filter: InAppFilter = {}): Promise<InAppPage> {
  const limit = filter.limit ?? PAGE;
  const cursor = filter.cursor ? decodeCursor(filter.cursor, [cursorKey.id]) : null;
  const keyset = keysetSql([{ sql: 'd.id', type: 'uuid' }], 'desc', cursor);
  const { sql, bindings } = headsSql(ctx, filter);
  const [heads, [newest]] = await Promise.all([
    rows<HeadRow>(
      ctx.db,
      `${sql} and ${keyset.where} order by ${keyset.orderBy} limit :take`,
      { ...bindings, ...keyset.bindings, take: limit + 1 },
      'in-app list',
    ),
    rows<{ id: string }>(
      ctx.db,
      `select id from deliveries where user_id = :me and channel = 'in_app' order by id desc limit 1`,
      { me: bindings.me },
      'in-app newest',
    ),
  ]);
  const { items, next, previous } = pageOf(heads, limit, ({ id }) => [id], cursor);
  const groups = await groupsOf(ctx, items, filter);
  return { items: groups, next, previous, newest: newest?.id ?? null };
}

/** Of each ticket the newest, by which it stands in the list; with how many more there are. */
function headsSql(ctx: Ctx, filter: InAppFilter): { sql: string; bindings: Bindings } {
  const visible = visibleTo(ctx.actor);
  const internals = internalsTo(ctx.actor);
  const isUnread = (alias: string) => (filter.isUnread ? `and ${alias}.read_at is null` : '');
  const open = (alias: string) => `((${internals.sql}) or ${alias}.template = any (${OPEN_TEMPLATES}))`;
  const same = (alias: string) =>
    `${alias}.ticket_id = d.ticket_id and ${alias}.recipient = d.recipient and ${LISTED(alias)} and ${open(alias)}`;
  const wanted = [
    filter.isMine ? 'and (t.assignee_id = :me or t.requester_id = :me)' : '',
    filter.number === undefined ? '' : 'and t.number = :number',
  ];
  const sql = `select d.id, coalesce(d.ticket_id, d.id) as key, t.number, t.subject,
      coalesce((${internals.sql}), false) as is_worked_on,
      case when d.ticket_id is null then (d.read_at is null)::int
        else (select count(*) from deliveries o where ${same('o')} and o.read_at is null) end as unread,
      case when d.ticket_id is null then 1
        else (select count(*) from deliveries o where ${same('o')} ${isUnread('o')}) end as count
    from deliveries d left join tickets t on t.id = d.ticket_id
    where d.user_id = :me and ${LISTED('d')} ${isUnread('d')} ${wanted.join(' ')}
      and (d.ticket_id is null and ${ANNOUNCED('d', ':role::text')} or (${visible.sql}) and ${open('d')} and d.id = (
        select o.id from deliveries o where ${same('o')} ${isUnread('o')} order by o.id desc limit 1))`;
  const { id: me, role } = reader(ctx);
  const bindings = { ...visible.bindings, ...internals.bindings, me, role };
  return {
    sql,
    bindings: filter.number === undefined ? bindings : { ...bindings, number: filter.number },
  };
}

async function groupsOf(ctx: Ctx, heads: HeadRow[], filter: InAppFilter): Promise<InAppGroup[]> {
  const lines = await linesOf(ctx, {
    heads: heads.map(({ id, isWorkedOn }) => ({ id, isWorkedOn })),
    isUnread: filter.isUnread === true,
    most: filter.number === undefined ? LINES : ALL_LINES,
  });
  return heads.map(({ id, key, number, subject, isWorkedOn, unread, count }) => ({
    key,
    ticket: number === null ? null : { number, subject: subject ?? '', isWorkedOn },
    unread,
    count,
    lines: lines.get(id) ?? [],
  }));
}
