import type { Knex } from 'knex';

/** What the server said at each try of a delivery, and which files go along with one. No row is rewritten for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table deliveries
      -- each answer of the server, which the next try had written over
      add column tries jsonb,
      -- what goes along: [{key, name, type, size}], kept by whoever made it
      add column files jsonb
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table deliveries drop column tries, drop column files');
}
