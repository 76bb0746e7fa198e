import type { Knex } from 'knex';

/** Tickets are found by the name of their organization, which is looked up when it is asked for. */
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists organizations_search on organizations using gin (searchable(name) gin_trgm_ops)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists organizations_search');
}
