import type { Knex } from 'knex';

/**
 * In which order runs began, by the database: ids and times are of the clocks of several nodes. And whether the items of
 * one are known: very many are listed by its first job.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table batch_runs
      add column sequence bigint generated always as identity,
      add column is_listed boolean not null default true`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table batch_runs drop column sequence, drop column is_listed');
}
