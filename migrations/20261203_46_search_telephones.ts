import type { Knex } from 'knex';

/** People, and through them their tickets, are found by any part of their telephone. */
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists users_phone on users using gin (phone gin_trgm_ops) where phone is not null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists users_phone');
}
