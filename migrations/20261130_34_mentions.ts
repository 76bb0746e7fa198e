import type { Knex } from 'knex';

/** Each step in a transaction of its own: none locks two of the tables that people write to. */
export const config = { transaction: false };

/**
 * Whom a reply or note calls by `@name`, and where it does: the text keeps what was typed, and nothing else says who
 * that was once people have other names. Places are counted as JavaScript counts, in units of UTF-16.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table if not exists comment_mentions (
      comment_id uuid not null references comments (id) on delete cascade,
      user_id uuid not null,
      starts integer[] not null,
      ends integer[] not null,
      primary key (comment_id, user_id),
      constraint comment_mentions_places_check
        check (cardinality(starts) > 0 and cardinality(starts) = cardinality(ends))
    )`);
  await knex.raw('create index if not exists comment_mentions_user on comment_mentions (user_id)');
  await knex.raw('alter table comment_mentions drop constraint if exists comment_mentions_user_id_fkey');
  // Who is erased leaves nothing but the text.
  await knex.raw(`
    alter table comment_mentions add constraint comment_mentions_user_id_fkey
      foreign key (user_id) references users (id) on delete cascade`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table if exists comment_mentions');
}
