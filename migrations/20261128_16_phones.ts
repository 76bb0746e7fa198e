import type { Knex } from 'knex';

/** Telephone numbers may have an extension. Desks in Spain go on reading numbers without a prefix as Spanish ones. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users drop constraint users_phone_check,
      add constraint users_phone_check check (phone ~ '^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,20}){0,1}$');
    insert into settings (key, value) select 'phoneCountry', '"ES"' from settings
      where key = 'timeZone' and value #>> '{}' in ('Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta')`);
}

/** The versions before know nothing of extensions. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from settings where key = 'phoneCountry';
    update users set phone = split_part(phone, ';', 1) where phone like '%;%';
    alter table users drop constraint users_phone_check,
      add constraint users_phone_check check (phone ~ '^\\+[1-9][0-9]{6,14}$')`);
}
