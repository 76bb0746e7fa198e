import type { Knex } from 'knex';

/** The language that somebody's pages were last in, for mail to those who have chosen none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table users add column last_locale text check (last_locale in ('es', 'en'))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table users drop column last_locale');
}
