import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import type { Change } from '../../platform/events';
import { type CursorKey, cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import { likened } from '../../platform/search/like';

export interface AuditFilter {
  /** A part of the name or the address of whoever did it, be it in another's place. */
  person?: string | null;
  /** A whole type, or only its noun: `ticket` is every `ticket.…`. */
  type?: string | null;
  ticketNumber?: number | null;
  from?: Date | null;
  /** Exclusive. */
  to?: Date | null;
  cursor?: string | null;
  limit?: number;
}

export interface AuditEntry {
  id: string;
  type: string;
  actorKind: 'person' | 'system' | 'anonymous';
  actorId: string | null;
  /** The administrator who did it in the actor's place. */
  actedBy: string | null;
  channel: string;
  subjectType: string;
  subjectId: string | null;
  ticketId: string | null;
  changes: Record<string, Change> | null;
  data: Record<string, unknown> | null;
  ip: string | null;
  createdAt: Date;
}

/** Names of things by their ids; ids are unique over all tables. */
export type Names = Map<string, { kind: string; name: string; number: number | null }>;

/**
 * What happened, newest first. One query; message bodies are in no event.
 * @throws AppError `not_found` for anybody but an administrator
 */
export async function auditPage(ctx: Ctx, filter: AuditFilter): Promise<Page<AuditEntry>> {
  assertRunsTheDesk(ctx.actor);
  const limit = filter.limit ?? 50;
  const cursor = filter.cursor ? decodeCursor(filter.cursor, [cursorKey.id]) : null;
  const keyset = keysetSql([{ sql: 'e.id', type: 'uuid' }], 'desc', cursor);
  const { where, bindings } = conditions(filter);
  const found = await rows<AuditEntry>(
    ctx.db,
    `select e.id, e.type, e.actor_kind, e.actor_id, e.acted_by, e.channel, e.subject_type, e.subject_id, e.ticket_id,
       e.changes, e.data, host(e.ip) as ip, e.created_at
     from events e
     where ${[...where, keyset.where].join(' and ')}
     order by ${keyset.orderBy} limit :limit`,
    { ...bindings, ...keyset.bindings, limit: limit + 1 },
  );
  return pageOf(found, limit, ({ id }): CursorKey[] => [id], cursor);
}

const PERSON = `select u.id from users u where u.search like '%' || ${likened('person')} || '%'`;

function conditions({ person, type, ticketNumber, from, to }: AuditFilter) {
  const where: string[] = [];
  const bindings: Record<string, unknown> = {};
  if (person) {
    where.push(`(e.actor_id = any (array(${PERSON})) or e.acted_by = any (array(${PERSON})))`);
    bindings.person = person;
  }
  if (type) {
    where.push(type.includes('.') ? 'e.type = :type' : `(e.type > :type || '.' and e.type < :type || '/')`);
    bindings.type = type;
  }
  if (ticketNumber) {
    where.push('e.ticket_id = (select t.id from tickets t where t.number = :ticketNumber)');
    bindings.ticketNumber = ticketNumber;
  }
  if (from) {
    where.push('e.created_at >= :from');
    bindings.from = from;
  }
  if (to) {
    where.push('e.created_at < :to');
    bindings.to = to;
  }
  return { where, bindings };
}

const NAMES = `
  select id, 'user' as kind, name, null::bigint as number from users where id = any (:ids)
  union all select id, 'ticket', subject, number from tickets where id = any (:ids)
  union all select id, 'department', name, null from departments where id = any (:ids)
  union all select id, 'organization', name, null from organizations where id = any (:ids)
  union all select id, 'category', case when :locale = 'en' then name_en else name_es end, null
    from categories where id = any (:ids)
  union all select id, 'calendar', name, null from calendars where id = any (:ids)
  union all select id, 'skill', name, null from skills where id = any (:ids)
  union all select id, 'field', case when :locale = 'en' then label_en else label_es end, null
    from ticket_fields where id = any (:ids)
  union all select id, 'sla_policy', name, null from sla_policies where id = any (:ids)
  union all select id, 'canned', title, null from canned_replies where id = any (:ids)
  union all select id, 'announcement', case when :locale = 'en' then coalesce(title_en, title_es)
      else coalesce(title_es, title_en) end, null from announcements where id = any (:ids)
  union all select id, 'export', file_name, null from exports where id = any (:ids)
  union all select id, 'report_schedule', name, null from report_schedules where id = any (:ids)
  union all select id, 'address', address::text, null from report_schedule_recipients
    where id = any (:ids) and address is not null`;

/** Every name that the entries mention, in one query. */
export async function namesIn(ctx: Ctx, entries: AuditEntry[], locale: string): Promise<Names> {
  assertRunsTheDesk(ctx.actor);
  const ids = [...new Set(entries.flatMap(idsIn))];
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; kind: string; name: string; number: number | null }>(ctx.db, NAMES, {
    ids,
    locale,
  });
  return new Map(found.map(({ id, ...rest }) => [id, rest]));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsIn(entry: AuditEntry): string[] {
  const values = Object.values(entry.changes ?? {}).flatMap(({ before, after }) => [before, after]);
  return [entry.actorId, entry.actedBy, entry.subjectId, entry.ticketId, ...values.flat()].filter(
    (value): value is string => typeof value === 'string' && UUID.test(value),
  );
}
