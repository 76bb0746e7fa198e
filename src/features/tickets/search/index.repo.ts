import { type Db, rows } from '../../../platform/db';
import { REVISION, type SearchDocument } from './document';
import type { TicketTexts } from './texts';

// The rows that tickets are found by, and the words of all of them.

/** Of words, those that are not known yet: as part of a statement with `:words`. */
const NEW_WORDS = `
  insert into search_words (word, stem_es, stem_en)
  select asked.word,
    case when asked.word ~ '^[a-z]{3}' then (ts_lexize('spanish_stem', asked.word))[1] end,
    case when asked.word ~ '^[a-z]{3}' then (ts_lexize('english_stem', asked.word))[1] end
  from unnest(:words::text[]) as asked (word)
  where not exists (select from search_words known where known.word = asked.word)`;

/** Adds what is not known yet of these words. */
export async function saveWords(db: Db, words: string[]): Promise<void> {
  await rows(db, NEW_WORDS, { words });
}

/** Writes the row of a ticket, in the place of the one that it has. */
export async function saveDocument(
  db: Db,
  { id, number }: { id: string; number: number },
  document: SearchDocument,
): Promise<void> {
  await rows(
    db,
    `with added as (${NEW_WORDS})
     insert into ticket_search (ticket_id, number, lexemes, revision)
       values (:id, :number, :lexemes::tsvector, :revision)
       on conflict (ticket_id) do update set lexemes = excluded.lexemes, revision = excluded.revision`,
    { id, number, lexemes: document.toString(), words: document.words, revision: REVISION },
    'ticket search save',
  );
}

/** A row has less than a megabyte; a ticket that has more to say is found by what it said before. */
const MOST_BYTES = 900_000;

/** Adds what was said to the row of a ticket; one that has none yet gets it whole, from the job that makes those. */
export async function addToDocument(db: Db, ticketId: string, addition: SearchDocument): Promise<void> {
  const lexemes = addition.toString();
  await rows(
    db,
    `with added as (${NEW_WORDS})
     update ticket_search set lexemes = lexemes || :lexemes::tsvector
       where ticket_id = :ticketId and pg_column_size(lexemes) < :most`,
    { ticketId, lexemes, words: addition.words, most: MOST_BYTES - Buffer.byteLength(lexemes) },
    'ticket search add',
  );
}

/** Of what was said in a ticket, and of what its files say: what comes behind is not found by its words. */
const MOST_CHARACTERS = 1_000_000;

/** All that tickets are found by. */
export function textsOf(db: Db, ids: string[]): Promise<TicketTexts[]> {
  return rows(
    db,
    `select t.id, t.number, t.subject, t.description, t.solution, t.satisfaction_comment, t.tags, t.fields,
       t.department_id, t.requester_id, t.organization_id, t.assignee_id,
       coalesce((select json_agg(json_build_array(left(c.body, (${MOST_CHARACTERS} - c.before)::integer), c.visibility = 'public')
           order by c.id)
         from (select id, body, visibility, sum(length(body)) over (order by id) - length(body) as before
           from comments where ticket_id = t.id) c where c.before < ${MOST_CHARACTERS}), '[]') as comments,
       coalesce((select json_agg(json_build_array(a.name, coalesce(c.visibility = 'public', true)) order by a.id)
         from attachments a left join comments c on c.id = a.comment_id where a.ticket_id = t.id), '[]') as files,
       coalesce((select json_agg(json_build_array(left(f.text, (${MOST_CHARACTERS} - f.before)::integer), f.is_public) order by f.id)
         from (select a.id, x.text, coalesce(c.visibility = 'public', true) as is_public,
             sum(length(x.text)) over (order by a.id) - length(x.text) as before
           from attachments a join attachment_texts x on x.attachment_id = a.id and x.state = 'done'
             left join comments c on c.id = a.comment_id where a.ticket_id = t.id) f
         where f.before < ${MOST_CHARACTERS}), '[]') as file_texts
     from tickets t where t.id = any(:ids::uuid[])`,
    { ids },
    'ticket search texts',
  );
}

/** How far what there was before has been read. */
export interface Progress {
  before: string | null;
  isDone: boolean;
  startedAt: Date;
}

/** Where the reading of what there was before stands. */
export async function progress(db: Db): Promise<Progress> {
  const [found] = await rows<Progress>(
    db,
    'select before, is_done, started_at from search_backfill',
    {},
    'search backfill',
  );
  return found ?? { before: null, isDone: true, startedAt: new Date(0) };
}

/** The same, locked; null where all is read, or another process is at it. */
export async function lockProgress(db: Db): Promise<{ before: string | null } | null> {
  const [found] = await rows<{ before: string | null }>(
    db,
    'select before from search_backfill where not is_done for update skip locked',
  );
  return found ?? null;
}

export async function saveProgress(
  db: Db,
  { before, isDone }: { before: string | null; isDone: boolean },
): Promise<void> {
  await rows(db, 'update search_backfill set before = :before, is_done = :isDone', { before, isDone });
}

/** Begins at the newest ticket again. */
export async function restart(db: Db, now: Date): Promise<void> {
  await rows(db, 'update search_backfill set before = null, is_done = false, started_at = :now', { now });
}

/**
 * Locks these tickets, in the order that batches lock theirs in: what is said in one meanwhile waits, and is read by nobody
 * before it is there.
 */
export async function lockTickets(db: Db, ids: string[]): Promise<void> {
  await rows(db, 'select id from tickets where id = any(:ids::uuid[]) order by id for no key update', {
    ids,
  });
}

/**
 * The next tickets to be read, the newest first.
 * @param key of a custom field that they have
 */
export async function nextTickets(
  db: Db,
  before: string | null,
  limit: number,
  key?: string,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from tickets where id < coalesce(:before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
       ${key === undefined ? '' : 'and jsonb_exists(fields, :key)'}
     order by id desc limit :limit`,
    { before, limit, ...(key !== undefined && { key }) },
  );
  return found.map(({ id }) => id);
}

/** Tickets of which something changed since then. */
export async function changedSince(db: Db, since: Date): Promise<string[]> {
  const found = await rows<{ id: string }>(db, 'select id from tickets where updated_at >= :since', {
    since,
  });
  return found.map(({ id }) => id);
}
