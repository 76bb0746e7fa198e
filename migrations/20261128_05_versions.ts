import type { Knex } from 'knex';

// What an administrator's form was opened at: a form that is older is merged, and never overwrites in silence.
const TABLES = ['departments', 'organizations', 'skills', 'categories', 'ticket_fields', 'canned_replies'];

export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex.raw(`alter table ${table} add column version integer not null default 1`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex.raw(`alter table ${table} drop column version`);
}
