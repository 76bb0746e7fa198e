import type { Knex } from 'knex';

const PRIORITIES = ['p1', 'p2', 'p3', 'p4'];
const KINDS = ['first_response', 'next_response', 'resolution'];

/** Working calendars and SLA policies: tables of their own, for which no other is locked. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table calendars (
      id uuid primary key,
      name text collate "es-x-icu" not null check (length(name) between 1 and 80),
      time_zone text not null check (length(time_zone) between 1 and 60),
      -- open around the clock: hours and holidays do not count
      is_always boolean not null default false,
      -- [{ day: 1 (Monday) to 7, from, to }] in minutes of the day; to is after from, and above 1440 past midnight
      hours jsonb not null default '[]',
      -- [{ name, rule }]: see features/calendars/calendars.types.ts
      holidays jsonb not null default '[]',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version integer not null default 1
    );
    create unique index calendars_name on calendars (searchable(name));

    create table calendar_feeds (
      id uuid primary key,
      calendar_id uuid not null references calendars (id) on delete cascade,
      name text collate "es-x-icu" not null check (length(name) between 1 and 80),
      -- encrypted, for an address may hold a secret; null for a file
      address text,
      -- [{ day: '2026-12-25', name }], in their order
      days jsonb not null default '[]',
      -- what was wrong when it was read last: { key, params }; the days are those read before
      problem jsonb,
      read_at timestamptz,
      -- how often somebody has begun to read it, and the turn whose outcome stands here: no earlier one replaces it
      readings integer not null default 0,
      shown_reading integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index calendar_feeds_calendar on calendar_feeds (calendar_id, name, id);

    create table sla_policies (
      id uuid primary key,
      name text collate "es-x-icu" not null check (length(name) between 1 and 80),
      is_active boolean not null default true,
      -- for tickets that no policy with conditions and no department's policy is for; one at most
      is_default boolean not null default false,
      -- the first that fits is a ticket's
      position integer not null default 0,
      -- conditions: empty and null are no condition
      department_ids uuid[] not null default '{}',
      organization_ids uuid[] not null default '{}',
      category_ids uuid[] not null default '{}',
      types text[] not null default '{}',
      vip boolean,
      -- { key of a custom field: [values] }
      field_values jsonb not null default '{}',
      calendar_id uuid not null references calendars (id),
      ${PRIORITIES.map((p) => `${p}_calendar_id uuid references calendars (id)`).join(',\n      ')},
      -- in seconds of the calendar; null is no target
      ${PRIORITIES.flatMap((p) => KINDS.map((kind) => `${p}_${kind} integer check (${p}_${kind} between 60 and 31536000)`)).join(',\n      ')},
      -- the reasons of a hold that stop the clock
      pauses_for text[] not null default '{customer,third_party}',
      -- whether customers read by when an answer, and a solution, is to be expected
      tells_response boolean not null default false,
      tells_resolution boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version integer not null default 1
    );
    create unique index sla_policies_name on sla_policies (searchable(name));
    create unique index sla_policies_default on sla_policies (is_default) where is_default;
    create index sla_policies_calendar on sla_policies (calendar_id);
    ${PRIORITIES.map((p) => `create index sla_policies_${p}_calendar on sla_policies (${p}_calendar_id);`).join('\n    ')}

    -- Policies, calendars and all that policies go by are read together and kept; a new revision says that they changed.
    create table sla_book (
      is_only boolean primary key default true check (is_only),
      revision uuid not null
    );
    insert into sla_book (revision) values (gen_random_uuid());
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table sla_book;
    drop table sla_policies;
    drop table calendar_feeds;
    drop table calendars;
  `);
}
