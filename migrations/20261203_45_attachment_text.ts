import type { Knex } from 'knex';

/**
 * What is written in attached files, for the search. A table of its own: no row of attachments is rewritten for it, and none
 * of older ones is made here, which a job does while the desk runs.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table attachment_texts (
      attachment_id uuid primary key references attachments on delete cascade,
      -- waiting: to be read; done: read; none: there is nothing to read, or it is not read; failed: it could not be read
      state text not null check (state in ('waiting', 'done', 'none', 'failed')),
      -- why there is no text, in a word
      reason text check (reason ~ '^[a-z_]{1,20}$'),
      text text check (length(text) between 1 and 200000),
      -- whether the file goes on behind the end of the text
      cut boolean not null default false,
      -- how often it has been begun
      tries smallint not null default 0 check (tries between 0 and 2),
      -- when it was read, or given up
      made_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((text is not null) = (state = 'done')),
      check ((reason is not null) = (state in ('none', 'failed'))),
      check ((made_at is null) = (state = 'waiting'))
    );
    create index attachment_texts_waiting on attachment_texts (attachment_id) where state = 'waiting';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table attachment_texts');
}
