import type { Knex } from 'knex';

/** Until when a ticket is to be done, where anybody said so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tickets add column due_at timestamptz;
    -- The queue in the order of what is due, open tickets and all; most tickets are in neither index.
    create index tickets_open_due on tickets (due_at, id)
      where deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened') and due_at is not null;
    create index tickets_due on tickets (due_at, id) where deleted_at is null and due_at is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table tickets drop column due_at');
}
