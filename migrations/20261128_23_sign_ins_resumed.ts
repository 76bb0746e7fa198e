import type { Knex } from 'knex';

/** Sessions that end because an administrator changed somebody's rights or address: they sign in again and go on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table sign_ins add column is_resumed boolean not null default false');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sign_ins drop column is_resumed');
}
