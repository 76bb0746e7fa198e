import type { Knex } from 'knex';

/** What is erased with its tickets and people is said by one function, which knew of mails alone. */
const changed = (from: string, to: string): string => `
  do $$
  declare
    definition text;
  begin
    for definition in select pg_get_functiondef(oid) from pg_proc
      where proname = 'erase' and pronamespace = current_schema()::regnamespace
    loop
      execute replace(definition, 'delete from ${from} where ticket_id', 'delete from ${to} where ticket_id');
    end loop;
  end $$`;

/** Messages of every channel go with their ticket, and with whom they were for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(changed('mails', 'deliveries'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(changed('deliveries', 'mails'));
}
