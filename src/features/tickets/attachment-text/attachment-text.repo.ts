import type { TxCtx } from '../../../platform/ctx';
import { type Db, maybeRow, rows } from '../../../platform/db';
import type { DueText, FirstState, ReadText, TextOfFile } from './attachment-text.types';

/** One that a reader was ended by is begun this often, all in all. */
export const MOST_TRIES = 2;

/** Notes which attachments are to be read, and which never; what is noted already stays. */
export async function noteTexts(tx: TxCtx, first: FirstState[]): Promise<void> {
  if (first.length === 0) return;
  await rows(
    tx.db,
    `insert into attachment_texts (attachment_id, state, reason, made_at, created_at, updated_at)
     select a.id, case when f.reason is null then 'waiting' else 'none' end, f.reason,
       case when f.reason is not null then :now::timestamptz end, :now, :now
     from jsonb_to_recordset(:first::jsonb) as f("attachmentId" uuid, reason text)
       join attachments a on a.id = f."attachmentId"
     on conflict (attachment_id) do nothing`,
    { first: JSON.stringify(first), now: tx.now },
  );
}

/**
 * Attachments that nothing is noted of, in the order of their ids.
 * @param after id of the one that the batch before ended with; null for the first
 */
export function attachmentsWithout(
  db: Db,
  after: string | null,
  limit: number,
): Promise<{ id: string; name: string; mediaType: string; size: number }[]> {
  return rows(
    db,
    `select a.id, a.name, a.media_type, a.size from attachments a
     where (:after::uuid is null or a.id > :after)
       and not exists (select 1 from attachment_texts x where x.attachment_id = a.id)
     order by a.id limit :limit`,
    { after, limit },
  );
}

/** Ids of attachments whose text is to be read, the newest first. */
export async function waitingTexts(db: Db, before: string | null, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select attachment_id as id from attachment_texts
     where state = 'waiting' and (:before::uuid is null or attachment_id < :before)
     order by attachment_id desc limit :limit`,
    { before, limit },
  );
  return found.map(({ id }) => id);
}

/**
 * Counts a try before it is made, so that one which takes the whole worker along is counted, too. Null for what is not to be
 * read, or is gone.
 */
export function beginText(db: Db, id: string, now: Date): Promise<DueText | null> {
  return maybeRow(
    db,
    `update attachment_texts x set tries = x.tries + 1, updated_at = :now
     from attachments a
     where x.attachment_id = :id and x.state = 'waiting' and x.tries < :most and a.id = x.attachment_id
     returning a.ticket_id, a.storage_key, a.name, x.tries`,
    { id, now, most: MOST_TRIES },
  );
}

/** One that has been begun as often as it may and waits all the same took its workers along. */
export async function giveUpText(db: Db, id: string, now: Date): Promise<void> {
  await rows(
    db,
    `update attachment_texts set state = 'failed', reason = 'crashed', made_at = :now, updated_at = :now
     where attachment_id = :id and state = 'waiting' and tries >= :most`,
    { id, now, most: MOST_TRIES },
  );
}

/** A try that was no fault of the file's is none. */
export async function giveBackTry(db: Db, id: string, now: Date): Promise<void> {
  await rows(
    db,
    `update attachment_texts set tries = greatest(tries - 1, 0), updated_at = :now
     where attachment_id = :id and state = 'waiting'`,
    { id, now },
  );
}

/** False where it is gone, or was read by another run of the job. */
export async function keepText(db: Db, id: string, read: ReadText, now: Date): Promise<boolean> {
  const found = 'text' in read;
  const kept = await rows(
    db,
    `update attachment_texts
     set state = :state, reason = :reason, text = :text, cut = :cut, made_at = :now, updated_at = :now
     where attachment_id = :id and state = 'waiting' returning 1`,
    {
      id,
      now,
      state: found ? 'done' : read.state,
      reason: found ? null : read.reason,
      text: found ? read.text : null,
      cut: found && read.cut,
    },
  );
  return kept.length === 1;
}

/** Characters of one ticket's files: a mail loop with the same price list a thousand times is no reason to run out of memory. */
export const MOST_OF_A_TICKET = 1_000_000;

/** What is written in the files of a ticket, in their order, at most so much of it all in all. */
export function textsOfTicket(db: Db, ticketId: string, most = MOST_OF_A_TICKET): Promise<TextOfFile[]> {
  return rows(
    db,
    `select attachment_id, comment_id, name, left(text, :most::int - before::int) as text from (
       select a.id as attachment_id, a.comment_id, a.name, x.text,
         sum(length(x.text)) over (order by a.id) - length(x.text) as before
       from attachments a join attachment_texts x on x.attachment_id = a.id
       where a.ticket_id = :ticketId and x.state = 'done') found
     where before < :most order by attachment_id`,
    { ticketId, most },
  );
}

/** SQL for the `Unread` of attachment `a`. */
export const UNREAD = `(select case when x.reason in ('too_large', 'protected', 'damaged') then x.reason
    when x.reason in ('time', 'memory', 'crashed') then 'other' end
  from attachment_texts x where x.attachment_id = a.id and x.state in ('none', 'failed'))`;
