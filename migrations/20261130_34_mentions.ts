import type { Knex } from 'knex';

/**
 * Whom a reply or note calls by `@name`, and where it does: the text keeps what was typed, and nothing else says who
 * that was once people have other names. Places are counted as JavaScript counts, in units of UTF-16.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table comment_mentions (
      comment_id uuid not null references comments (id) on delete cascade,
      -- who is erased leaves nothing but the text
      user_id uuid not null references users (id) on delete cascade,
      starts integer[] not null,
      ends integer[] not null,
      primary key (comment_id, user_id),
      constraint comment_mentions_places_check
        check (cardinality(starts) > 0 and cardinality(starts) = cardinality(ends))
    );
    create index comment_mentions_user on comment_mentions (user_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table comment_mentions;');
}
