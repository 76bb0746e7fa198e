import type { Knex } from 'knex';

/** Each step in a transaction of its own: none locks two of the tables that people write to. */
export const config = { transaction: false };

const CLOCK = `~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`;

/**
 * What people want to be told of, by which channel, and when. Choices are kept where they differ from what applies
 * without them, so that a change of what the desk has chosen reaches whoever has chosen nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table if not exists notification_preferences (
      user_id uuid primary key references users (id) on delete cascade,
      -- by kind and channel: {"reply": {"mail": false}}
      choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object'),
      -- by the clocks of the person's zone; until the next day where it is not after the beginning
      quiet_from text check (quiet_from ${CLOCK}),
      quiet_until text check (quiet_until ${CLOCK}),
      -- on which they begin: Monday is 1
      quiet_days smallint[] not null default '{1,2,3,4,5,6,7}'
        check (cardinality(quiet_days) > 0 and quiet_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
      -- whether what is about a P1 comes at once all the same
      urgent_passes boolean not null default true,
      is_paused boolean not null default false,
      -- null while it is paused: until it is ended
      paused_until timestamptz,
      undo_seconds smallint not null default 10 check (undo_seconds between 0 and 30),
      updated_at timestamptz not null default now(),
      check ((quiet_from is null) = (quiet_until is null)),
      check (paused_until is null or is_paused)
    );

    -- one row: what applies to whoever has chosen nothing
    create table if not exists notification_defaults (
      id boolean primary key default true check (id),
      -- by role, kind and channel: {"customer": {"status": {"mail": false}}}
      choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object'),
      burst_minutes smallint not null default 2 check (burst_minutes between 0 and 60),
      version integer not null default 1,
      updated_at timestamptz not null default now()
    );
    insert into notification_defaults default values on conflict do nothing;
  `);
  await knex.raw(`
    create table if not exists department_followers (
      department_id uuid not null references departments (id) on delete cascade,
      user_id uuid not null,
      created_at timestamptz not null default now(),
      primary key (department_id, user_id)
    )`);
  await knex.raw('create index if not exists department_followers_user on department_followers (user_id)');
  await knex.raw(
    'alter table department_followers drop constraint if exists department_followers_user_id_fkey',
  );
  await knex.raw(`
    alter table department_followers add constraint department_followers_user_id_fkey
      foreign key (user_id) references users (id) on delete cascade`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table if exists notification_defaults, department_followers, notification_preferences',
  );
}
