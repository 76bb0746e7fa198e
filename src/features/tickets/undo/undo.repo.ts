import { type Db, maybeRow, row, rows } from '../../../platform/db';
import type { StoredUpload } from '../attachments/attachments.types';
import { columnOf, STORED } from '../properties/list';
import type { TicketPeople, TicketRow } from '../tickets.types';
import type { Asked } from './undo.types';

/** Of events `e`: they belong to nothing that was undone. That it was undone is an event of its own, which stays. */
export const notUndone = (e: string): string =>
  `(${e}.type = 'ticket.undone' or not exists (select from undoables u
    where u.ticket_id = ${e}.ticket_id and u.root_id = ${e}.root_id and u.undone_at is not null))`;

export interface Undoable {
  rootId: string;
  ticketId: string;
  userId: string;
  commentId: string | null;
  bulkId: string | null;
  until: Date;
  ticketVersion: number;
  ticketUpdatedAt: Date;
  peopleWere: Partial<TicketPeople> | null;
  undoneAt: Date | null;
  /** What was written is there to go on with: it was undone, and not sent again. */
  hasText: boolean;
}

const COLUMNS =
  'root_id, ticket_id, user_id, comment_id, bulk_id, until, ticket_version, ticket_updated_at, people_were, undone_at, body is not null as has_text';

/** Null where it was never kept, or is not any more. */
export function undoable(db: Db, rootId: string): Promise<Undoable | null> {
  return maybeRow(db, `select ${COLUMNS} from undoables where root_id = :rootId`, { rootId }, 'undoable');
}

/** The act that a reply or note was. */
export function undoableOf(db: Db, ticketId: string, commentId: string): Promise<Undoable | null> {
  return maybeRow(
    db,
    `select ${COLUMNS} from undoables where ticket_id = :ticketId and comment_id = :commentId`,
    { ticketId, commentId },
    'undoable of comment',
  );
}

/** Whether an act began with a reply, a note or a change. */
export async function kindOf(db: Db, rootId: string): Promise<'reply' | 'note' | 'change'> {
  const { type } = await row<{ type: string }>(db, 'select type from events where id = :rootId', { rootId });
  if (type === 'ticket.replied') return 'reply';
  return type === 'ticket.noted' ? 'note' : 'change';
}

/** What somebody changed with one press, with the numbers of the tickets. */
export function bulkActs(
  db: Db,
  bulkId: string,
  userId: string | null,
): Promise<{ rootId: string; number: number }[]> {
  return rows(
    db,
    `select u.root_id, t.number from undoables u join tickets t on t.id = u.ticket_id
     where u.bulk_id = :bulkId and u.user_id = :userId order by t.id`,
    { bulkId, userId },
    'undoables of bulk',
  );
}

/** A ticket as it is, with what the act changed as it was before it. */
export function ticketBefore(db: Db, rootId: string): Promise<TicketRow> {
  return row(
    db,
    `select ${STORED.map((name) => `r.${columnOf(name)}`).join(', ')}
     from undoables u join tickets t on t.id = u.ticket_id cross join lateral jsonb_populate_record(t, u.was) r
     where u.root_id = :rootId`,
    { rootId },
    'undoable ticket',
  );
}

export interface Since {
  /** Somebody is told of it by now. */
  isTold: boolean;
  /** Something was written after it. */
  isAnswered: boolean;
  /** Who has done the last thing after it; null for nobody, and for the desk itself. */
  by: string | null;
}

/** What has happened since an act. */
export function since(db: Db, { rootId, ticketId, commentId }: Undoable): Promise<Since> {
  return row(
    db,
    `select exists (select from events e join delivery_events d on d.event_id = e.id
         where e.ticket_id = :ticketId and e.root_id = :rootId) as is_told,
       exists (select from comments c where c.ticket_id = :ticketId and c.id > coalesce(:commentId::uuid, :rootId))
         as is_answered,
       (select a.name from events e left join users a on a.id = e.actor_id
         where e.ticket_id = :ticketId and e.root_id <> :rootId and e.id > :rootId and e.type like 'ticket.%'
         order by e.id desc limit 1) as by`,
    { rootId, ticketId, commentId },
  );
}

/** Takes a reply or note away, with its files. */
export async function takeComment(db: Db, id: string): Promise<{ body: string; files: StoredUpload[] }> {
  const found = await rows<FileRow>(
    db,
    `delete from attachments where comment_id = :id
     returning id, name, media_type, size, sha256, storage_key, preview_key, view_key, width, height, undrawable`,
    { id },
  );
  const { body } = await row<{ body: string }>(db, 'delete from comments where id = :id returning body', {
    id,
  });
  const inOrder = found.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { body, files: inOrder.map(uploadOf) };
}

interface FileRow {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
  previewKey: string | null;
  viewKey: string | null;
  width: number;
  height: number;
  undrawable: boolean;
}

function uploadOf({ name, mediaType, size, sha256, storageKey, ...drawn }: FileRow): StoredUpload {
  const { previewKey, viewKey, width, height, undrawable } = drawn;
  const file = { key: storageKey, name, mediaType, size, sha256 };
  if (previewKey && viewKey) return { ...file, pictures: { previewKey, viewKey, width, height } };
  return undrawable ? { ...file, pictures: null } : file;
}

export interface TakenBack {
  at: Date;
  body: string | null;
  files: StoredUpload[];
}

export async function markUndone(db: Db, rootId: string, { at, body, files }: TakenBack): Promise<void> {
  await rows(
    db,
    'update undoables set undone_at = :at, body = :body, files = :files::jsonb where root_id = :rootId',
    { rootId, at, body, files: files.length > 0 ? JSON.stringify(files) : null },
  );
}

export interface WithdrawnRow {
  ticketId: string;
  body: string;
  asked: Asked;
  files: StoredUpload[] | null;
}

/** What somebody has undone and not sent again. @param lock so that it is sent again once */
export function withdrawnBy(
  db: Db,
  rootId: string,
  userId: string | null,
  lock = false,
): Promise<WithdrawnRow | null> {
  return maybeRow(
    db,
    `select ticket_id, body, asked, files from undoables
     where root_id = :rootId and user_id = :userId and body is not null ${lock ? 'for update' : ''}`,
    { rootId, userId },
  );
}

/** It was sent again: there is nothing to go on with any more. */
export async function forgetWithdrawn(db: Db, rootId: string): Promise<void> {
  await rows(db, 'update undoables set body = null, files = null, asked = null where root_id = :rootId', {
    rootId,
  });
}

/** Those of the keys that a reply which was undone holds. */
export async function withdrawnFiles(db: Db, keys: string[]): Promise<string[]> {
  const held = await rows<{ key: string }>(
    db,
    `select key from undoables u cross join lateral jsonb_array_elements(u.files) file
       cross join lateral unnest(array[file ->> 'key', file #>> '{pictures,previewKey}', file #>> '{pictures,viewKey}']) key
     where u.files is not null and key = any (:keys::text[])`,
    { keys },
  );
  return held.map(({ key }) => key);
}

/**
 * Forgets what nobody can undo any more, and what was undone and nobody has come back for; that it was undone stays
 * known as long as its ticket.
 */
export async function sweepUndoables(
  db: Db,
  { over, abandoned }: { over: Date; abandoned: Date },
): Promise<void> {
  await rows(db, 'delete from undoables where undone_at is null and until < :over', { over });
  await rows(
    db,
    `update undoables set body = null, files = null, asked = null, was = '{}', people_were = null
     where undone_at < :abandoned and (body is not null or was <> '{}')`,
    { abandoned },
  );
}
