import type { Knex } from 'knex';

/** Where the nodes that answer people are, for commands that run beside them in another environment. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table web_nodes (
      id uuid primary key,
      base_url text not null,
      seen_at timestamptz not null default now()
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table web_nodes');
}
