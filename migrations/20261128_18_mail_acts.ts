import type { Knex } from 'knex';

/** An act reaches an address once for each ticket, whatever events it is told by: `root_id` is the first of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table mails add root_id uuid;
    create unique index mails_act on mails (root_id, ticket_id, address) where root_id is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index mails_act;
    alter table mails drop root_id;
  `);
}
