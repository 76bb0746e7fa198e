import type { Knex } from 'knex';

const INDEXES: Record<string, string> = {
  // All lists of deliveries are in the order of their ids, which is the one in which they were written.
  deliveries_person: '(user_id, id) where user_id is not null',
  deliveries_address: '(address, id) where address is not null',
  deliveries_strangers: '(id) include (address) where user_id is null',
  deliveries_template: '(template, id)',
  deliveries_letters: '(id) where kind is null',
  deliveries_channel: '(channel, id)',
  // What became of the mails of the last days is counted from this alone.
  deliveries_mailed: `(created_at, state) where channel = 'mail'`,
  deliveries_state: `(state, id) where state <> 'sent'`,
  deliveries_retrying: `(id) where state = 'queued' and failure is not null`,
};

/** Each statement is a transaction of its own and may be done twice, so deliveries are read while an index is built. */
export const config = { transaction: false };

/** The addresses that a mail server has refused for good, and what every filter of the list of deliveries goes by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table if not exists refused_addresses (
      address citext primary key check (length(address) between 3 and 254),
      since timestamptz not null default now(),
      -- what the server said
      words text not null,
      delivery_id uuid references deliveries (id) on delete set null
    )`);
  await knex.raw(
    'create index if not exists refused_addresses_delivery on refused_addresses (delivery_id) where delivery_id is not null',
  );
  for (const [name, rest] of Object.entries(INDEXES)) {
    await knex.raw(`create index if not exists ${name} on deliveries ${rest}`);
  }
  // The one by person and id takes its place.
  await knex.raw('drop index if exists deliveries_user');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'create index if not exists deliveries_user on deliveries (user_id) where user_id is not null',
  );
  await knex.raw(`drop index if exists ${Object.keys(INDEXES).join(', ')}`);
  await knex.raw('drop table if exists refused_addresses');
}
