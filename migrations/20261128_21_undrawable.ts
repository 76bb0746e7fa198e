import type { Knex } from 'knex';

/** Attachments that look like pictures and are none, so that nobody tries every night to draw them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table attachments add column undrawable boolean not null default false');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table attachments drop column undrawable');
}
