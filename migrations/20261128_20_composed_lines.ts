import type { Knex } from 'knex';

/** What is drawn as nothing, as PostgreSQL writes it. Joiners and variations are left to emoji and the scripts of Asia. */
const UNSEEN =
  '[\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5' +
  '\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ue000-\\uf8ff\\ufeff\\uffa0\\ufff9-\\ufffc\\ufffe\\uffff]';

/** The columns that people know things by, of tables that are small. */
const NAMES: Record<string, string[]> = {
  users: ['name'],
  organizations: ['name'],
  departments: ['name'],
  skills: ['name'],
  categories: ['name_es', 'name_en'],
  canned_replies: ['title'],
  ticket_fields: ['label_es', 'label_en'],
  passkeys: ['name'],
};

/** Tickets that are gone through at a time: their rows are nobody else's until it is over. */
const BATCH = 5000;

/** Each statement is a transaction of its own, so that nobody waits for all of them; what is clean is left alone. */
export const config = { transaction: false };

/**
 * Names and subjects lose what nobody sees of them, and tags become one for all ways to write them. They are composed once
 * more after that: a letter and its accent were apart where something unseen stood between.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace function plain_line(value text) returns text language sql immutable parallel safe as $$
      select normalize(btrim(regexp_replace(regexp_replace(regexp_replace(normalize(value, NFC), '${UNSEEN}', '', 'g'),
        '([A-Za-z\\u00c0-\\u052f ])[\\u200c\\u200d\\ufe0f]+', '\\1', 'g'), '[[:space:]\\u0085\\u2800]+', ' ', 'g')), NFC)
    $$;
    create or replace function plain_tag(tag text) returns text language sql immutable parallel safe as $$
      select plain_line(normalize(lower(plain_line(normalize(tag, NFKC)) collate "und-x-icu"), NFKC))
    $$`);
  for (const [table, columns] of Object.entries(NAMES)) {
    for (const column of columns) await cleanNames(knex, table, column);
  }
  await knex.raw(`
    update settings set value = to_jsonb(plain_line(value #>> '{}')) where key = 'name'
      and value #>> '{}' <> plain_line(value #>> '{}') and plain_line(value #>> '{}') <> ''`);
  await cleanTickets(knex);
  await knex.raw('drop function plain_tag(text); drop function plain_line(text)');
}

/** One that is nothing else, would be called as another, or be too long, stays as it is until somebody names it. */
async function cleanNames(knex: Knex, table: string, column: string): Promise<void> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select id from ${table} where ${column} <> plain_line(${column}) and plain_line(${column}) <> ''`,
  );
  for (const { id } of rows) {
    await knex
      .transaction((attempt) =>
        attempt.raw(`update ${table} set ${column} = plain_line(${column}) where id = ?`, [id]),
      )
      .catch((error: { code?: string }) => {
        if (error.code !== '23505' && error.code !== '23514') throw error;
      });
  }
}

async function cleanTickets(knex: Knex): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await knex.raw<{ rows: { id: string }[] }>(
      'select id from tickets where id > ? order by id limit ?',
      [after, BATCH],
    );
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    await cleanBetween(knex, [after, last]);
    after = last;
  }
}

async function cleanBetween(knex: Knex, ids: [after: string, last: string]): Promise<void> {
  await knex.raw(
    `update tickets set subject = plain_line(subject) where id > ? and id <= ?
      and subject <> plain_line(subject) and length(plain_line(subject)) between 1 and 200`,
    ids,
  );
  await knex.raw(
    `update tickets set tags = (
      select coalesce(array_agg(tag order by place), '{}') from (
        select plain_tag(tag) as tag, min(place) as place from unnest(tags) with ordinality as old (tag, place)
        group by plain_tag(tag) having plain_tag(tag) <> '') plain)
    where id > ? and id <= ? and exists (select from unnest(tags) as old (tag) where tag <> plain_tag(tag))`,
    ids,
  );
}

/** What was cleaned stays so. */
export async function down(): Promise<void> {}
