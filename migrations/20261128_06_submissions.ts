import type { Knex } from 'knex';

// What forms have made, so that the same form sent again is answered with it and makes nothing more.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table submissions (
      -- SHA-256 of the form's one-use id, of who sent it, and of what: nothing of them can be read here
      key text primary key check (key ~ '^[0-9a-f]{64}$'),
      result_id uuid not null,
      created_at timestamptz not null default now()
    );
    create index submissions_age on submissions (created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table submissions');
}
