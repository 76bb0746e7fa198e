import type { Knex } from 'knex';

/** Each statement is a transaction of its own and may be done twice, so mails are read while the index is built. */
export const config = { transaction: false };

/** An act reaches an address once for each ticket, whatever events it is told by: `root_id` is the first of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table mails add column if not exists root_id uuid');
  await knex.raw(
    'create unique index if not exists mails_act on mails (root_id, ticket_id, address) where root_id is not null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index if exists mails_act');
  await knex.raw('alter table mails drop column if exists root_id');
}
