import type { Knex } from 'knex';

const KINDS = ['first_response', 'next_response', 'resolution'];

/**
 * The clock of each ticket, with the times that queues and jobs look for, and what became of its promises. Columns
 * without a default are added without a look at any row, so tickets are locked for a moment.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tickets
      -- no foreign key: a policy goes without a write to each ticket that ever had it, and no write of a ticket waits for it
      add column sla_policy_id uuid,
      add column response_due_at timestamptz,
      add column next_response_due_at timestamptz,
      add column resolution_due_at timestamptz,
      -- of the nearest promise that is not kept yet: when it is due, and from when on it is at risk
      add column sla_due_at timestamptz,
      add column sla_risk_at timestamptz,
      -- when there will be something to tell: a warning, or a promise broken
      add column sla_next_at timestamptz,
      -- the clock: see features/sla/clock/clock.types.ts
      add column sla_clock jsonb;
    -- What became of each promise: a row once there is something to say of it.
    create table sla_targets (
      id uuid primary key,
      ticket_id uuid not null references tickets (id) on delete cascade,
      kind text not null check (kind in (${KINDS.map((kind) => `'${kind}'`).join(', ')})),
      -- the first, second, … promise of its kind: each unanswered question, each reopening has one
      round integer not null check (round >= 1),
      -- which may be gone; as it was called then
      policy_id uuid,
      policy_name text not null,
      priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
      target_seconds integer not null check (target_seconds > 0),
      started_at timestamptz not null,
      -- as it was when this was written; null while the clock stands still
      due_at timestamptz,
      warned_at timestamptz,
      breached_at timestamptz,
      -- met or breached: when it was known how it ended; dropped promises (spam, no target any more) have none
      decided_at timestamptz,
      outcome text not null check (outcome in ('running', 'met', 'breached', 'dropped')),
      -- in seconds of the calendar; null while it runs
      taken_seconds integer check (taken_seconds >= 0),
      -- why it was broken, where that is known: see features/sla/history/cause.ts
      cause jsonb,
      updated_at timestamptz not null default now(),
      unique (ticket_id, kind, round),
      check ((outcome in ('met', 'breached')) = (decided_at is not null)),
      check (outcome <> 'breached' or breached_at is not null)
    );
    create index sla_targets_decided on sla_targets (decided_at, kind) where decided_at is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table sla_targets;
    alter table tickets drop column sla_policy_id, drop column response_due_at, drop column next_response_due_at,
      drop column resolution_due_at, drop column sla_due_at, drop column sla_risk_at, drop column sla_next_at,
      drop column sla_clock;
  `);
}
