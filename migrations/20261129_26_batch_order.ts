import type { Knex } from 'knex';

/** In which order runs began, by the database: ids and times are of the clocks of several nodes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table batch_runs add column sequence bigint generated always as identity');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table batch_runs drop column sequence');
}
