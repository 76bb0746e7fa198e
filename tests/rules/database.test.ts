import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { columnOf, propertyOf, STORED } from '../../src/features/tickets/properties/list';
import { openDatabase, rows } from '../../src/platform/db';
import { databaseDocument, tableTypes } from '../../src/platform/db/schema';
import { migrateDatabase, migrationSource } from '../../src/platform/migrate';
import { createDatabase, type TestDatabase } from '../support/database';

const root = join(__dirname, '../..');
let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('the table types are those of the migrated database', async () => {
  expect(readFileSync(join(root, 'src/platform/db/tables.ts'), 'utf8')).toBe(await tableTypes(db));
});

test('the database document is that of the migrated database', async () => {
  expect(readFileSync(join(root, 'docs/database.md'), 'utf8')).toBe(await databaseDocument(db));
});

describe('every foreign key has an index that begins with it, so that deleting and joining stay fast', () => {
  // Asked for only when a person is erased or a department is moved: not worth an index on every write.
  const ACCEPTED = ['attachments.created_by', 'canned_replies.department_id', 'tickets.deleted_by'];

  test('but for those that are accepted, all of which are there', async () => {
    expect(await bareKeys(db)).toEqual(ACCEPTED);
  });

  test('and one that lacks it is found', async () => {
    const found = await onMade(
      `create table made (id uuid primary key, first uuid references users, second uuid references users,
         third uuid references users);
       create index on made (id, first);
       create index on made (second, id)`,
      bareKeys,
    );
    expect(found.filter((name) => !ACCEPTED.includes(name))).toEqual(['made.first', 'made.third']);
  });
});

describe('the list of a ticket’s properties', () => {
  /** What the desk keeps of its own and nobody ever reads with a ticket. */
  const DESKS_OWN = ['deleted_at', 'deleted_by', 'search'];
  const columns = () =>
    rows<{ name: string; optional: boolean }>(
      db,
      `select column_name as name, is_nullable = 'YES' as optional from information_schema.columns
        where table_schema = 'public' and table_name = 'tickets' and column_name <> all(:own)`,
      { own: DESKS_OWN },
    );

  test('has every column of the table, apart from the desk’s own', async () => {
    const names = (await columns()).map(({ name }) => name);
    expect(STORED.map(columnOf).sort()).toEqual(names.sort());
  });

  test('says what may be missing as the table does', async () => {
    const open = (await columns()).filter(({ optional }) => optional).map(({ name }) => name);
    const optional = STORED.filter((name) => propertyOf(name)?.optional).map(columnOf);
    expect(optional.sort()).toEqual(open.sort());
  });
});

test('every time has a zone, and one that lacks it is found', async () => {
  expect(await naiveTimes(db)).toEqual([]);
  const made = 'create table made (naive timestamp, zoned timestamptz, day date)';
  expect(await onMade(made, naiveTimes)).toEqual(['made.naive']);
});

/** What is found where those tables were there, too. */
async function onMade(sql: string, find: (db: Knex) => Promise<string[]>): Promise<string[]> {
  const made = await db.transaction();
  try {
    await made.raw(sql);
    return await find(made);
  } finally {
    await made.rollback();
  }
}

async function bareKeys(on: Knex): Promise<string[]> {
  const found = await rows<{ name: string }>(
    on,
    `select k.conrelid::regclass || '.' || a.attname as name
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
      order by 1`,
  );
  return found.map(({ name }) => name);
}

async function naiveTimes(on: Knex): Promise<string[]> {
  const found = await rows<{ name: string }>(
    on,
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp without time zone' and table_name <> 'sessions'
      order by 1`,
  );
  return found.map(({ name }) => name);
}

test('migrations go down to nothing and up again to the same', async () => {
  const before = await databaseDocument(db);
  await db.migrate.rollback({ migrationSource: migrationSource() }, true);
  const left = await rows<{ name: string }>(
    db,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v')
      and relname not like 'knex%'
      union all select proname from pg_proc where pronamespace = 'public'::regnamespace
      union all select cfgname from pg_ts_config where cfgnamespace = 'public'::regnamespace`,
  );
  expect(left).toEqual([]);
  await migrateDatabase(database.url);
  expect(await databaseDocument(db)).toBe(before);
});

test('a start that was killed within a migration leaves the next one free to go on', async () => {
  const { length } = await migrationSource().getMigrations([]);
  await db.migrate.down({ migrationSource: migrationSource() });
  await db('knexMigrationsLock').update({ isLocked: 1 });
  await migrateDatabase(database.url);
  expect(await db('knexMigrations')).toHaveLength(length);
});

test('several nodes may migrate at once, and each migration is over before the next begins', async () => {
  await db.migrate.rollback({ migrationSource: migrationSource() }, true);
  await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)));
  const [applied] = await rows<{ count: number; transactions: number }>(
    db,
    'select count(*) as count, count(distinct batch) as transactions from knex_migrations',
  );
  const { length } = await migrationSource().getMigrations([]);
  expect(applied).toEqual({ count: length, transactions: length });
});
