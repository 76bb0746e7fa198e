import { type Db, row, rows } from '../../../platform/db';

// Tidying up the words of all texts, and the index.

/**
 * Of which words there are how many, from a part of the tickets: those that many have are looked up first. Numbers are of
 * a million tickets.
 */
export async function countWords(db: Db): Promise<void> {
  await rows(
    db,
    `with sample as materialized (select count(*) as size from ticket_search tablesample system (:percent) repeatable (1)),
     counted as (
       select substr(word, 2) as word, max(ndoc) as tickets from ts_stat(
         'select lexemes from ticket_search tablesample system (' || :percent::text || ') repeatable (1)')
       where word ~ '^[pi]' group by 1 having max(ndoc) > 1)
     update search_words known set frequency = made.frequency
     from (select counted.word, (counted.tickets * 1000000::bigint / greatest(sample.size, 1))::integer as frequency
       from counted, sample) made
     where known.word = made.word and known.frequency <> made.frequency`,
    { percent: await sampled(db) },
  );
}

/** Some 20,000 tickets are enough. */
const SAMPLE = 20_000;

async function sampled(db: Db): Promise<number> {
  const { estimate } = await row<{ estimate: number }>(
    db,
    `select greatest(reltuples, 1)::integer as estimate from pg_class where oid = 'ticket_search'::regclass`,
  );
  return Math.min(100, Math.max(0.1, (SAMPLE * 100) / estimate));
}

/**
 * Takes away the words of a stretch of the list that no ticket has any more, as of people who were erased, and those that
 * two have added at once.
 * @param after the id that the last stretch ended with
 * @returns the id that this one ended with; null at the end of the list
 */
export async function dropUnused(db: Db, after: number, limit: number): Promise<number | null> {
  const { last } = await row<{ last: number | null }>(
    db,
    `with stretch as materialized (
       select id, word from search_words where id > :after order by id limit :limit),
     gone as (
       delete from search_words unused using stretch
       where unused.id = stretch.id and (
         not exists (select from ticket_search s where s.lexemes @@ (
           quote_literal('p' || stretch.word) || ' | ' || quote_literal('i' || stretch.word))::tsquery)
         or exists (select from search_words earlier where earlier.word = stretch.word and earlier.id < stretch.id)))
     select max(id) as last from stretch`,
    { after, limit },
  );
  return last;
}

/** Puts what was added to the indexes of late in its place: a search reads all of that one by one. */
export async function placePending(db: Db): Promise<void> {
  for (const index of ['ticket_search_lexemes', 'search_words_parts']) {
    await db.raw('select gin_clean_pending_list(:index::regclass)', { index });
  }
}
