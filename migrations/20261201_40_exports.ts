import type { Knex } from 'knex';

/** Files that somebody has made of many rows: for who made them, for a week. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table exports (
      id uuid primary key,
      owner_id uuid not null references users (id) on delete cascade,
      -- of the page whose tickets they are
      address text not null,
      content text not null check (content in ('tickets', 'replies')),
      columns text[] not null check (cardinality(columns) > 0),
      format text not null check (format in ('xlsx', 'csv')),
      -- as its maker reads: days of the address are those of the zone
      locale text not null check (locale in ('es', 'en')),
      time_zone text not null,
      state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
      -- how many rows there were when it was asked for, and how many have been written
      total integer not null check (total >= 0),
      done integer not null default 0 check (done >= 0),
      file_name text not null,
      file_key text,
      size bigint check (size >= 0),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      finished_at timestamptz,
      -- the event by which its maker is told of it, if they are
      event_id uuid unique,
      check ((file_key is null) = (size is null)),
      check ((state = 'ready') = (file_key is not null))
    );
    create index exports_owner on exports (owner_id, id desc);
    create index exports_created on exports (created_at);
    create index exports_file on exports (file_key) where file_key is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table exports');
}
