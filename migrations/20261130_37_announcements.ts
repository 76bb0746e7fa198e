import type { Knex } from 'knex';

/**
 * What administrators tell many people at once. Each language is complete or empty; what has been published stays as it
 * is, and may be withdrawn.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table announcements (
      id uuid primary key,
      title_es text check (length(title_es) between 1 and 120),
      body_es text check (length(body_es) between 1 and 20000),
      title_en text check (length(title_en) between 1 and 120),
      body_en text check (length(body_en) between 1 and 20000),
      audience text not null check (audience in ('everyone', 'staff', 'customers')),
      published_at timestamptz not null,
      published_by uuid references users (id) on delete set null,
      -- the event that tells of it, by which messages are found
      event_id uuid not null unique,
      -- people are told by the order of their ids: so far up to this one, so many, and all of them since
      told_until uuid,
      reached integer not null default 0 check (reached >= 0),
      told_at timestamptz,
      withdrawn_at timestamptz,
      withdrawn_by uuid references users (id) on delete set null,
      version integer not null default 1,
      check ((title_es is null) = (body_es is null)),
      check ((title_en is null) = (body_en is null)),
      check (title_es is not null or title_en is not null)
    );
    create index announcements_published_by on announcements (published_by) where published_by is not null;
    create index announcements_withdrawn_by on announcements (withdrawn_by) where withdrawn_by is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table announcements');
}
