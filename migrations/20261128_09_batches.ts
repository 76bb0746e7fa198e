import type { Knex } from 'knex';

// Work on many things that no request should wait for: what is to be done, how far it has come, and what was refused.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table batch_runs (
      id uuid primary key,
      kind text not null check (length(kind) between 1 and 60),
      payload jsonb not null default '{}',
      -- in the order in which they are worked on
      items uuid[] not null,
      -- how many of the items are behind us, whatever came of them
      done integer not null default 0,
      changed integer not null default 0,
      refused_count integer not null default 0,
      -- the first of them: [{ label, reason: { key, params } }]
      refused jsonb not null default '[]',
      state text not null default 'running' check (state in ('running', 'finished', 'failed')),
      started_by uuid references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      finished_at timestamptz,
      check (done between 0 and cardinality(items)),
      check (changed between 0 and done),
      check (refused_count between 0 and done - changed),
      check ((state = 'finished') = (finished_at is not null))
    );
    create index batch_runs_started_by on batch_runs (started_by) where started_by is not null;
    create index batch_runs_created on batch_runs (created_at, id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table batch_runs');
}
