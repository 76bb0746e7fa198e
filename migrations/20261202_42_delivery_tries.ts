import type { Knex } from 'knex';

/** What the server said at each try of a delivery, which the next try had written over. No row is rewritten for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table deliveries add column tries jsonb');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table deliveries drop column tries');
}
