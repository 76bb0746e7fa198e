import type { Knex } from 'knex';

/**
 * What tickets are found by. A lexeme of `ticket_search` is a letter that says whose it is to find, and a word; the words
 * of all of them stand in `search_words` besides, where beginnings, parts and words with a wrong letter are looked up.
 * Texts are cut into words by the desk; whose a ticket is follows from its row, by a trigger, whoever changes it. Each step
 * locks one of the tables that were there, and may be done twice.
 */
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw(WORDS);
  await knex.raw(SEARCH);
  await knex.raw(`
    create or replace trigger tickets_search_owners
      after update of department_id, requester_id, organization_id, assignee_id on tickets
      for each row when (old.department_id <> new.department_id or old.requester_id <> new.requester_id
        or old.organization_id is distinct from new.organization_id
        or old.assignee_id is distinct from new.assignee_id)
      execute function ticket_search_owners_changed()`);
  await knex.raw('drop index concurrently if exists tickets_search');
  const { rows } = await knex.raw(`
    select from pg_attribute where attrelid = 'tickets'::regclass and attname = 'search' and attgenerated = 's'`);
  // Nobody reads it any more; a process of the release before still names it.
  if (rows.length > 0) await knex.raw('alter table tickets alter column search drop expression');
}

const WORDS = `
  create table if not exists search_words (
    id bigint generated always as identity primary key,
    word text collate "C" not null,
    stem_es text collate "C",
    stem_en text collate "C",
    -- of a million tickets, about how many have it
    frequency integer not null default 0
  );
  create index if not exists search_words_word on search_words (word);
  create index if not exists search_words_reversed on search_words (reverse(word) collate "C");
  create index if not exists search_words_stem_es on search_words (stem_es) where stem_es is not null;
  create index if not exists search_words_stem_en on search_words (stem_en) where stem_en is not null;
  create index if not exists search_words_parts on search_words using gin (word gin_trgm_ops)
    with (fastupdate = on, gin_pending_list_limit = 256);`;

const SEARCH = `
  create table if not exists ticket_search (
    ticket_id uuid primary key references tickets (id) on delete cascade,
    number bigint not null,
    lexemes tsvector not null,
    -- how words were cut when it was made
    revision smallint not null
  );
  -- compressing them takes longer than reading them; without them rows are short, many on a page
  alter table ticket_search alter column lexemes set storage external;
  alter table ticket_search set (toast_tuple_target = 128);
  create index if not exists ticket_search_number on ticket_search (number desc);
  -- what was added since it was last tidied up is read through with each search, so it is kept short
  create index if not exists ticket_search_lexemes on ticket_search using gin (lexemes)
    with (fastupdate = on, gin_pending_list_limit = 512);

  -- how far what there was before this table, or before a rebuild, has been read
  create table if not exists search_backfill (
    is_only boolean primary key default true check (is_only),
    -- the ticket that the last portion ended with; the newest come first
    before uuid,
    is_done boolean not null,
    started_at timestamptz not null default now()
  );
  insert into search_backfill (is_done) select not exists (select from tickets) on conflict do nothing;

  create or replace function search_owner(kind text, id uuid) returns text
    language sql immutable parallel safe
    as $$ select kind || right(replace(id::text, '-', ''), 12) $$;

  create or replace function ticket_search_owners_changed() returns trigger language plpgsql as $$
  begin
    update ticket_search set lexemes =
      ts_delete(lexemes, array_remove(array[search_owner('d', old.department_id), search_owner('r', old.requester_id),
        search_owner('o', old.organization_id), search_owner('a', old.assignee_id)], null))
      || array_to_tsvector(array_remove(array[search_owner('d', new.department_id), search_owner('r', new.requester_id),
        search_owner('o', new.organization_id), search_owner('a', new.assignee_id)], null))
    where ticket_id = new.id;
    return null;
  end $$;`;

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger if exists tickets_search_owners on tickets;
    drop function if exists ticket_search_owners_changed(), search_owner(text, uuid);
    drop table if exists ticket_search, search_words, search_backfill;
    create index if not exists tickets_search on tickets using gin (search);
  `);
}
