import type { Knex } from 'knex';

/** What became of the mails of the last days is counted without reading all of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index mails_created on mails (created_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index mails_created');
}
