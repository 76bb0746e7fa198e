import type { Knex } from 'knex';

/** What somebody does not want to be shown any more. It is theirs alone, and no event: it changes nothing for others. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table dismissals (
      user_id uuid not null references users (id) on delete cascade,
      name text not null check (length(name) between 1 and 60),
      created_at timestamptz not null default now(),
      primary key (user_id, name)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table dismissals');
}
