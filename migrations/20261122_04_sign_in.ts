import type { Knex } from 'knex';

// How people prove who they are: identities at providers, second factors, links sent by mail, and the sign-ins
// and devices that follow. Secrets are stored as hashes, or encrypted where they must be read again.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users add column invited_at timestamptz;

    create index organizations_domains on organizations using gin (domains);

    create table identities (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      provider text not null check (provider in ('google', 'facebook', 'microsoft', 'oidc')),
      issuer text not null check (length(issuer) between 1 and 500),
      subject text not null check (length(subject) between 1 and 255),
      -- as the provider says it; only for people to recognise it by
      email citext check (length(email) <= 254),
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      unique (issuer, subject),
      unique (user_id, provider)
    );

    -- What a link in a mail, or a half-finished sign-in, is worth: one use, for one purpose, for a time.
    create table auth_tokens (
      id uuid primary key,
      purpose text not null check
        (purpose in ('registration', 'password_reset', 'email', 'invitation', 'unlock', 'second_factor')),
      user_id uuid references users (id) on delete cascade,
      email citext check (length(email) between 3 and 254),
      -- SHA-256; null until the mail that carries the token is written
      hash text unique check (hash ~ '^[0-9a-f]{64}$'),
      data jsonb not null default '{}',
      tries smallint not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index auth_tokens_user on auth_tokens (user_id, purpose) where user_id is not null;
    create index auth_tokens_expiry on auth_tokens (expires_at);

    -- Failed sign-ins in a row, by a hash of what they were about.
    create table sign_in_throttles (
      key text primary key check (key ~ '^[0-9a-f]{64}$'),
      failures integer not null check (failures > 0),
      last_failed_at timestamptz not null,
      blocked_until timestamptz
    );
    create index sign_in_throttles_age on sign_in_throttles (last_failed_at);

    -- Browsers in which somebody has signed in before, told by a cookie.
    create table devices (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      user_agent text,
      -- until then it stands for the second factor
      trusted_until timestamptz,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      unique (user_id, hash)
    );

    create table totp_factors (
      user_id uuid primary key references users (id) on delete cascade,
      -- encrypted
      secret text not null,
      -- the time step of the last code that was taken: no code is taken twice
      last_step bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table recovery_codes (
      user_id uuid not null references users (id) on delete cascade,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      used_at timestamptz,
      primary key (user_id, hash)
    );

    create table passkeys (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      credential_id text not null unique check (length(credential_id) between 1 and 1400),
      -- COSE, as base64url
      public_key text not null,
      counter bigint not null default 0,
      transports text[] not null default '{}',
      name text not null check (length(name) between 1 and 60),
      is_backed_up boolean not null default false,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkeys_user on passkeys (user_id);

    alter table sign_ins
      add column method text not null default 'password' check
        (method in ('password', 'google', 'facebook', 'microsoft', 'oidc', 'passkey', 'link', 'acting')),
      add column factor text check (factor in ('totp', 'passkey', 'recovery_code', 'trusted_device')),
      add column is_remembered boolean not null default false,
      -- null: however long it rests
      add column idle_minutes integer check (idle_minutes > 0),
      add column device_id uuid references devices (id) on delete set null,
      add column last_ip inet,
      -- when its owner last proved who they are
      add column confirmed_at timestamptz not null default now(),
      -- an administrator acts as this person, and for as long as their own sign-in lasts
      add column parent_id uuid references sign_ins (id) on delete cascade,
      add check ((method = 'acting') = (parent_id is not null));
    create index sign_ins_recent on sign_ins (created_at, id);
    drop index sign_ins_user;
    create index sign_ins_user on sign_ins (user_id, created_at, id);
    create index sign_ins_device on sign_ins (device_id) where device_id is not null;
    create index sign_ins_parent on sign_ins (parent_id) where parent_id is not null;

    -- The administrator who did it in the name of the actor.
    alter table events add column acted_by uuid;
    create index events_acted_by on events (acted_by, id) where acted_by is not null;

    -- The link that a mail carries, encrypted until it is sent; its text says where it goes.
    alter table mails add column secret text;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table mails drop column secret;
    alter table events drop column acted_by;
    alter table sign_ins drop column method, drop column factor, drop column is_remembered,
      drop column idle_minutes, drop column device_id, drop column last_ip, drop column confirmed_at,
      drop column parent_id;
    drop index sign_ins_recent;
    drop index sign_ins_user;
    create index sign_ins_user on sign_ins (user_id, created_at) where ended_at is null;
    drop table passkeys, recovery_codes, totp_factors, devices, sign_in_throttles, auth_tokens, identities;
    drop index organizations_domains;
    alter table users drop column invited_at;
  `);
}
