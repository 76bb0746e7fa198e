import type { Knex } from 'knex';

/**
 * Options that a field does not offer any more, so that tickets which have them go on saying their names. Apart from
 * those it offers, for a version that knows nothing of this would offer them again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table ticket_fields add column former_options jsonb not null default '[]'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table ticket_fields drop column former_options');
}
