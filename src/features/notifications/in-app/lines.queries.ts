import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import type { Kind, Template } from '../kinds';
import type { InAppLine } from './in-app.types';
import { LISTED, OPEN_TEMPLATES } from './unread.queries';

export interface WantedLines {
  /** The newest delivery of each group, and whether its reader works on the ticket. */
  heads: { id: string; isWorkedOn: boolean }[];
  isUnread: boolean;
  /** Of each group, at most. */
  most: number;
}

interface LineRow {
  headId: string;
  id: string;
  template: Template;
  kind: Kind | null;
  isRead: boolean;
  at: Date;
  actorKind: string | null;
  actor: string | null;
  commentId: string | null;
  isFar: boolean;
  department: string | null;
  requester: string | null;
  step: string | null;
  files: number | null;
  announcementId: string | null;
  titleEs: string | null;
  titleEn: string | null;
  exportId: string | null;
  fileName: string | null;
  reportTitle: string | null;
  reportPeriod: string | null;
  reportHref: string | null;
  target: string | null;
  stars: number | null;
}

/** A page of a timeline. */
const SHOWN = 50;

const LATER = (table: string): string =>
  `(select count(*) from (select 1 from ${table} x where x.ticket_id = d.ticket_id and x.id > said.comment_id
    limit ${SHOWN}) later)`;

const COLUMNS = 'd.id, d.ticket_id, d.root_id, d.recipient, d.template, d.kind, d.read_at, d.created_at';

/**
 * What is told under each head, the newest first: of each act its first event, by the name that the message has, or of
 * acts that were joined to it each its own.
 */
const SQL = `
  select h.id as head_id, d.id, case when e.root_id = d.root_id then d.template else coalesce(e.template, d.template) end
      as template, coalesce(e.kind, d.kind) as kind, d.read_at is not null as is_read,
    coalesce(e.created_at, d.created_at) as at, e.actor_kind, n.name as actor, said.comment_id,
    said.comment_id is not null and ${LATER('comments')} + ${LATER('events')} >= ${SHOWN} as is_far,
    p.name as department, r.name as requester, coalesce(e.data->>'status', e.changes->'status'->>'after') as step,
    (e.data->>'attachments')::int as files, e.data->>'target' as target,
    an.id as announcement_id, an.title_es, an.title_en, ex.id as export_id, ex.file_name,
    rp.title as report_title, rp.period as report_period, rp.href as report_href, (e.changes->'satisfaction'->>'after')::int as stars
  from unnest(:ids::uuid[], :worked::boolean[]) as h (id, is_worked_on)
  join deliveries top on top.id = h.id
  cross join lateral (
    (select ${COLUMNS} from deliveries d where d.id = top.id and top.ticket_id is null)
    union all
    (select ${COLUMNS} from deliveries d
      where d.ticket_id = top.ticket_id and d.recipient = top.recipient and d.id <= top.id and ${LISTED('d')}
        and (d.read_at is null or not :isUnread) and (h.is_worked_on or d.template = any (${OPEN_TEMPLATES}))
      order by d.id desc limit :most)
  ) d
  left join lateral (
    select distinct on (m.root_id) m.root_id, m.template, m.kind, v.id, v.actor_id, v.actor_kind, v.data, v.changes,
      v.created_at
    from delivery_events m join events v on v.id = m.event_id
    where m.delivery_id = d.id and (m.ticket_id is null or h.is_worked_on or m.template = any (${OPEN_TEMPLATES}))
    order by m.root_id, v.depth, v.id
  ) e on true
  left join users n on n.id = e.actor_id
  left join announcements an on an.event_id = d.root_id and d.ticket_id is null
  left join exports ex on ex.event_id = d.root_id and d.ticket_id is null
  left join report_runs rn on rn.event_id = d.root_id and d.ticket_id is null
  left join report_run_recipients rp on rp.run_id = rn.id and rp.recipient = d.recipient
  left join tickets t on t.id = d.ticket_id
  left join departments p on p.id = t.department_id
  left join users r on r.id = t.requester_id
  left join lateral (select c.id as comment_id from comments c
    where c.id = (e.data->>'commentId')::uuid and (h.is_worked_on or c.visibility = 'public')) said on true
  order by h.id desc, d.id desc, e.id desc`;

/** The lines of each group, by the id of its head. */
export async function linesOf(
  ctx: Ctx,
  { heads, isUnread, most }: WantedLines,
): Promise<Map<string, InAppLine[]>> {
  const groups = new Map(heads.map(({ id }): [string, InAppLine[]] => [id, []]));
  if (heads.length === 0) return groups;
  const ids = heads.map(({ id }) => id);
  const worked = heads.map(({ isWorkedOn }) => isWorkedOn);
  const found = await rows<LineRow>(ctx.db, SQL, { ids, worked, isUnread, most }, 'in-app lines');
  for (const row of found) groups.get(row.headId)?.push(lineFrom(row));
  return groups;
}

function lineFrom(row: LineRow): InAppLine {
  const { id, template, kind, isRead, at, commentId, announcementId, titleEs, titleEn } = row;
  return {
    id,
    template,
    kind,
    isRead,
    at,
    actor: row.actorKind === 'person' ? { name: row.actor } : null,
    comment: commentId === null ? null : { id: commentId, before: row.isFar ? after(commentId) : null },
    announcement: announcementId === null ? null : { id: announcementId, titleEs, titleEn },
    file: row.exportId === null ? null : { exportId: row.exportId, name: row.fileName ?? '' },
    report: row.reportTitle === null ? null : reportOf(row),
    facts: {
      department: row.department ?? '',
      requester: row.requester ?? '',
      step: row.step ?? '',
      files: row.files ?? 0,
      target: row.target ?? '',
      stars: row.stars ?? 0,
    },
  };
}

/** As it is called, with its days. */
function reportOf({ reportTitle, reportPeriod, reportHref: href }: LineRow) {
  return { name: `${reportTitle}: ${reportPeriod}`, href };
}

/** The next id after one: what is before that is the one and all that were earlier. */
function after(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0');
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
