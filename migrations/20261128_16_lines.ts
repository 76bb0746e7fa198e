import type { Knex } from 'knex';

/** What is drawn as nothing, as PostgreSQL writes it. Joiners and variations are left to emoji and the scripts of Asia. */
const UNSEEN =
  '[\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5' +
  '\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]';

/** The columns that people know things by. */
const NAMES: Record<string, string[]> = {
  users: ['name'],
  organizations: ['name'],
  departments: ['name'],
  skills: ['name'],
  categories: ['name_es', 'name_en'],
  canned_replies: ['title'],
  ticket_fields: ['label_es', 'label_en'],
};

/** Names lose what nobody sees of them, and tags become one for all ways to write them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function plain_line(value text) returns text language sql immutable parallel safe as $$
      select btrim(regexp_replace(regexp_replace(regexp_replace(normalize(value, NFC), '${UNSEEN}', '', 'g'),
        '([A-Za-z\\u00c0-\\u052f ])[\\u200c\\u200d\\ufe0f]+', '\\1', 'g'), '[[:space:]\\u0085\\u2800]+', ' ', 'g'))
    $$`);
  for (const [table, columns] of Object.entries(NAMES)) {
    for (const column of columns) await cleanNames(knex, table, column);
  }
  await knex.raw(`
    create function plain_tag(tag text) returns text language sql immutable parallel safe as $$
      select plain_line(normalize(lower(plain_line(normalize(tag, NFKC)) collate "und-x-icu"), NFKC))
    $$;
    update tickets set tags = (
      select coalesce(array_agg(tag order by place), '{}') from (
        select plain_tag(tag) as tag, min(place) as place from unnest(tags) with ordinality as old (tag, place)
        group by plain_tag(tag) having plain_tag(tag) <> '') plain)
    where exists (select from unnest(tags) as old (tag) where tag <> plain_tag(tag));
    drop function plain_tag(text);
    drop function plain_line(text)`);
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
        // Composed, a few letters of Asia are longer than they were: too long for its column is a reason too.
        if (error.code !== '23505' && error.code !== '23514') throw error;
      });
  }
}

/** What was cleaned stays so. */
export async function down(): Promise<void> {}
