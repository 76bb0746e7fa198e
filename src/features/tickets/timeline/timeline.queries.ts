import type { Ctx } from '../../../platform/ctx';
import { type Bindings, rows } from '../../../platform/db';
import { AppError } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { UNREAD } from '../attachment-text/attachment-text.repo';
import type { Attachment } from '../attachments/attachments.types';
import type { CommentMention } from '../mentions/mentions.types';
import { type PersonRow, personJson, shownPerson } from '../people.repo';
import { IN_CUSTOMERS_TIMELINE } from '../properties/list';
import type { Changes } from '../tickets.events';
import type { Ticket } from '../tickets.types';
import { notUndone } from '../undo/undo.repo';
import { shownChanges } from './timeline.names';
import type { TimelineComment, TimelineItem } from './timeline.types';

export const PAGE = 50;

interface EntryRow {
  id: string;
  kind: 'reply' | 'note' | 'event';
  createdAt: Date;
  author: PersonRow | null;
  actedBy: string | null;
  system: boolean;
  body: string | null;
  channel: string;
  /** Of replies and notes. */
  side: TimelineComment['side'] | null;
  attachments: (Omit<Attachment, 'createdAt'> & { createdAt: string })[] | null;
  mentions: CommentMention[] | null;
  event: string | null;
  changes: Changes | null;
  data: Record<string, unknown> | null;
}

export interface Timeline {
  /** Oldest first. */
  items: TimelineItem[];
  earlier: string | null;
}

/**
 * The last 50 replies, notes and events of a ticket, or the 50 before one of them. Ids are in order of time, so
 * both tables are read backwards along their indexes. Without internals the query has neither notes nor inner events.
 * The caller has made sure that the ticket is visible.
 */
export async function timelineOf(
  ctx: Ctx,
  { id: ticketId, internals }: Pick<Ticket, 'id' | 'internals'>,
  before?: string,
): Promise<Timeline> {
  if (before !== undefined && !isId(before)) throw new AppError('malformed');
  const bindings: Bindings = { ticketId, ...(before && { before }) };
  const sql = timelineSql(internals, before !== undefined);
  const found = await rows<EntryRow>(ctx.db, sql, bindings, 'ticket timeline');
  const page = found.slice(0, PAGE).reverse();
  const changes = await shownChanges(
    ctx,
    internals,
    page.map((entry) => entry.changes),
  );
  return {
    items: page.map((entry, index) => itemOf(internals, entry, changes[index] ?? [])),
    earlier: found.length > PAGE ? (page[0]?.id ?? null) : null,
  };
}

/** A reply and a note are their own entries; the events that tell of them would only repeat them. */
export const STAFF_EVENTS = `(type like 'ticket.%' and type not in ('ticket.replied', 'ticket.noted') or type like 'sla.%')`;
const CUSTOMER_EVENTS = `(type in ('ticket.created', 'ticket.rated')
  or type = 'ticket.changed' and jsonb_exists_any(changes, array['${IN_CUSTOMERS_TIMELINE.join("', '")}']))`;

function timelineSql(internals: boolean, older: boolean): string {
  const place = older ? 'and id < :before::uuid' : '';
  return `
    with comment_page as (
      select id, case visibility when 'public' then 'reply' else 'note' end as kind, created_at, author_id,
        channel = 'system' and author_id is null as system, body, channel, side, null as event,
        null::jsonb as changes, null::jsonb as data
      from comments where ticket_id = :ticketId ${internals ? '' : `and visibility = 'public'`} ${place}
      order by id desc limit ${PAGE + 1}
    ), event_page as (
      select id, 'event' as kind, created_at, actor_id as author_id, actor_kind <> 'person' as system,
        null as body, channel, null as side, type as event, changes, data
      from events where ticket_id = :ticketId and ${internals ? STAFF_EVENTS : CUSTOMER_EVENTS}
        and ${notUndone('events')} ${place}
      order by id desc limit ${PAGE + 1}
    ), page as (
      select * from comment_page union all select * from event_page order by id desc limit ${PAGE + 1}
    ), acted as (
      select coalesce(e.data->>'commentId', e.id::text) as entry_id, a.name
      from events e join users a on a.id = e.acted_by where ${internals} and e.ticket_id = :ticketId
    )
    select p.*, ${personJson('u')} as author, acted.name as acted_by, files.attachments, ${internals ? MENTIONS : 'null'} as mentions
    from page p left join users u on u.id = p.author_id
      left join acted on acted.entry_id = p.id::text
      left join lateral (
        select json_agg(${ATTACHMENT_JSON} order by a.id) as attachments
        from attachments a where p.kind <> 'event' and a.comment_id = p.id
      ) files on true
    order by p.id desc`;
}

const MENTIONS = `(select json_agg(json_build_object('userId', m.user_id, 'starts', m.starts, 'ends', m.ends))
  from comment_mentions m where p.kind <> 'event' and m.comment_id = p.id)`;

export const ATTACHMENT_JSON = `json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
  'size', a.size, 'createdAt', a.created_at,
  'picture', case when a.width is not null then json_build_object('width', a.width, 'height', a.height) end,
  'unread', ${UNREAD})`;

/** What could not be read is nothing that a customer can change. */
export function attachmentsOf(internals: boolean, found: EntryRow['attachments']): Attachment[] {
  return (found ?? []).map((file) => ({
    ...file,
    createdAt: new Date(file.createdAt),
    unread: internals ? file.unread : null,
  }));
}

function itemOf(
  internals: boolean,
  entry: EntryRow,
  changes: Awaited<ReturnType<typeof shownChanges>>[number],
): TimelineItem {
  const author = entry.author ? shownPerson(internals, entry.author) : null;
  const { id, createdAt: at, system, actedBy } = entry;
  const common = { id, at, author, actedBy, system };
  if (entry.kind === 'event') {
    const data = internals ? (entry.data ?? {}) : {};
    return { ...common, kind: 'event', event: entry.event ?? '', changes, data };
  }
  return {
    ...common,
    kind: entry.kind,
    side: entry.side ?? 'staff',
    body: entry.body ?? '',
    channel: entry.channel,
    attachments: attachmentsOf(internals, entry.attachments),
    mentions: entry.mentions ?? [],
  };
}
