import type { Knex } from 'knex';

/**
 * What has been tried of a mail, and until when it will be: `failure` says whose the trouble was the last time. Its
 * Message-ID is kept, so that a copy that goes out later is known for one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table mails
      add attempts integer not null default 0,
      add failure text check (failure in
        ('unreachable', 'encryption', 'authentication', 'sender', 'postponed', 'refused')),
      add tried_at timestamptz,
      add next_at timestamptz,
      add tried_until timestamptz not null default now() + interval '5 days',
      add message_id text;
    create index mails_waiting on mails (next_at) where state = 'queued' and failure is not null;
    create index mails_failed on mails (tried_at) where state = 'failed';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index mails_waiting;
    drop index mails_failed;
    alter table mails drop attempts, drop failure, drop tried_at, drop next_at, drop tried_until, drop message_id;
  `);
}
