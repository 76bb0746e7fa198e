import type { Knex } from 'knex';
import { openDatabase, rows } from '../../src/platform/db';
import { databaseDocument } from '../../src/platform/db/schema';
import { migrateDatabase, migrationSource } from '../../src/platform/migrate';
import { deferred } from '../platform/helpers';
import { testApp } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/database';
import { runAt } from './terms.support';

// A desk that is older than SLA gets it by an upgrade, with people at work on it.

const source = migrationSource();
/** The last migration of a version that knows no clocks, and the first one after it. */
const RELEASED = '20261128_15';
const FIRST = '20261128_16';
const DAY = 86_400_000;
/** Tables that are called otherwise by now. */
const RENAMED: Record<string, string | undefined> = { mails: 'deliveries' };
/** New ones that hold something from the beginning. */
const FILLED = ['notification_defaults', 'report_backfill', 'search_backfill', 'sla_book'];

let database: TestDatabase;
let db: Knex;

beforeEach(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
  await db.migrate.rollback({ migrationSource: source }, true);
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

/** Names of the migrations from one on, in their order. */
async function namesFrom(first: string): Promise<string[]> {
  const all = await source.getMigrations([]);
  return all.map((migration) => source.getMigrationName(migration)).filter((name) => name >= first);
}

const next = () => db.migrate.up({ migrationSource: source });

/** As a version had it whose last migration has this number. */
async function migrateUntil(last: string): Promise<void> {
  const later = await namesFrom(`${last}~`);
  const all = await namesFrom('');
  for (let done = 0; done < all.length - later.length; done += 1) await next();
}

/** Fifty tickets in every state that there is. */
const OLD_DESK = `
  insert into departments (id, name) values ('d0000000-0000-7000-8000-000000000001', 'IT');
  insert into users (id, email, name, role, is_vip) values
    ('a0000000-0000-7000-8000-000000000001', 'old-customer@demo.test', 'Old customer', 'customer', true),
    ('a0000000-0000-7000-8000-000000000002', 'old-technician@demo.test', 'Old technician', 'technician', false);
  insert into department_members (department_id, user_id)
    values ('d0000000-0000-7000-8000-000000000001', 'a0000000-0000-7000-8000-000000000002');
  insert into tickets (id, subject, description, description_html, requester_id, department_id, priority, channel, status,
      hold_reason, close_reason, first_response_at, resolved_at, closed_at, due_at, deleted_at, created_at)
    select gen_random_uuid(), 'Old ticket ' || n, 'It does not print', '<p>It does not print</p>',
      'a0000000-0000-7000-8000-000000000001', 'd0000000-0000-7000-8000-000000000001', 'P' || 1 + n % 4, 'web', status,
      hold_reason, close_reason, case when n % 2 = 0 then timestamptz '2026-01-02' end,
      case when status = 'resolved' or (status = 'closed' and close_reason is null) then timestamptz '2026-01-03' end,
      case when status = 'closed' then timestamptz '2026-01-04' end,
      case when n % 5 = 0 then timestamptz '2026-01-05' end,
      case when n % 7 = 0 then timestamptz '2026-01-06' end, timestamptz '2026-01-01'
    from generate_series(1, 50) n, (values ('new', null, null), ('in_progress', null, null),
      ('on_hold', 'customer', null), ('on_hold', 'third_party', null), ('on_hold', 'internal', null),
      ('resolved', null, null), ('closed', null, null), ('closed', null, 'duplicate'), ('closed', null, 'spam'),
      ('reopened', null, null)) as states (status, hold_reason, close_reason);
  insert into comments (id, ticket_id, author_id, body, body_html, visibility, channel, side)
    select gen_random_uuid(), t.id, a.id, 'It is on', '<p>It is on</p>', 'public', 'web', 'staff'
    from tickets t join users a on a.role = 'technician' where t.first_response_at is not null`;

type Row = Record<string, unknown>;

/** What is in each table, in an order that an upgrade does not change. */
async function contents(): Promise<Map<string, Row[]>> {
  const tables = await rows<{ name: string }>(
    db,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not like 'knex%'`,
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables) {
    const sql = `select to_jsonb(one) as one from ${name} one order by to_jsonb(one) ->> 'id', one::text`;
    found.set(
      name,
      (await rows<{ one: Row }>(db, sql)).map(({ one }) => one),
    );
  }
  return found;
}

test('a desk keeps every row, and nothing is promised for the tickets that it has', async () => {
  await migrateUntil(RELEASED);
  await db.raw(OLD_DESK);
  const before = await contents();
  await migrateDatabase(database.url);
  const after = await contents();
  for (const [table, old] of before) {
    const names = Object.keys(old[0] ?? {});
    const now = after
      .get(RENAMED[table] ?? table)
      ?.map((one) => Object.fromEntries(names.map((name) => [name, one[name]])));
    expect([table, now]).toEqual([table, old]);
  }
  const there = new Set([...before.keys()].map((table) => RENAMED[table] ?? table));
  const made = [...after].filter(([table, found]) => !there.has(table) && found.length > 0);
  expect(made.map(([table]) => table).sort()).toEqual(FILLED);

  const app = await testApp({ database });
  const later = new Date(Date.now() + 400 * DAY);
  await runAt(app, 'sla.recompute_missing', later);
  await runAt(app, 'sla.watch', later);
  const tickets = (await contents()).get('tickets') ?? [];
  expect(tickets).toHaveLength(500);
  const promised = tickets.flatMap((ticket) =>
    Object.entries(ticket).filter(([name, value]) => /^sla_|_due_at$/.test(name) && value !== null),
  );
  expect(promised).toEqual([]);
  expect(
    await rows(db, `select 1 from events where type like 'sla.%' union all select 1 from sla_targets`),
  ).toEqual([]);
  const technician = await app.as('old-technician@demo.test');
  for (const view of ['breached', 'at_risk']) {
    expect((await technician.get(`/desk/tickets?view=${view}`)).text).not.toContain('Old ticket');
  }
  expect((await technician.get('/desk/tickets?view=all')).text).toContain('Old ticket');
  await app.close();
});

test('each transaction locks one of the tables that were there, at most', async () => {
  await migrateUntil(RELEASED);
  for (const name of await namesFrom(FIRST)) {
    const there = new Set((await contents()).keys());
    const { up, config } = require(`../../migrations/${name}`) as Knex.Migration & { config?: object };
    if (config) {
      await next();
      continue;
    }
    const locked = await db.transaction(async (transaction) => {
      await up(transaction);
      return rows<{ name: string }>(
        transaction,
        `select distinct relname as name from pg_locks join pg_class on pg_class.oid = relation
          where pid = pg_backend_pid() and relkind = 'r' and mode in ('ShareLock', 'ShareRowExclusiveLock', 'AccessExclusiveLock')`,
      );
    });
    const old = locked.filter((table) => there.has(table.name));
    expect([name, old.slice(1)]).toEqual([name, []]);
    await db('knexMigrations').insert({ name, batch: 1000, migrationTime: new Date() });
  }
});

test('people go on reading while a migration waits for tables that somebody reads for long', async () => {
  await migrateUntil(RELEASED);
  const hot = ['departments', 'users', 'tickets', 'comments', 'attachments', 'mails'];
  const [reading, over, waits] = [deferred<void>(), deferred<void>(), deferred<void>()];
  const backup = db.transaction(async (transaction) => {
    for (const table of hot) await rows(transaction, `select count(*) from ${table}`);
    reading.resolve();
    await over.promise;
  });
  await reading.promise;
  const migrating = migrateDatabase(database.url, () => waits.resolve());
  await waits.promise;
  // None of these would come back before the other one has ended.
  for (const table of hot) await rows(db, `select count(*) from ${table}`);
  over.resolve();
  await Promise.all([backup, migrating]);
  expect(await db('knexMigrations').pluck('name')).toEqual(await namesFrom(''));
});

test('what has no transaction around it bears to be done again, from wherever it ended', async () => {
  await migrateUntil(RELEASED);
  const names = await namesFrom(FIRST);
  for (const name of names) {
    const { up, config } = require(`../../migrations/${name}`) as Knex.Migration & { config?: object };
    if (config) {
      // As where a start was killed after each of its statements.
      for (let statements = 1, ended = false; !ended; statements += 1) ended = await stopping(up, statements);
    }
    await next();
  }
  const other = await createDatabase();
  const fresh = openDatabase(other.url);
  expect(await databaseDocument(db)).toBe(await databaseDocument(fresh));
  await fresh.destroy();
  await other.drop();
});

/** Does so many statements of a migration and no more. Returns whether that was all of it. */
async function stopping(up: (knex: Knex) => PromiseLike<void>, statements: number): Promise<boolean> {
  let left = statements;
  const raw = (sql: string, bindings: Knex.RawBinding[] = []) => {
    if (left === 0) throw new Error('killed');
    left -= 1;
    return db.raw(sql, bindings);
  };
  try {
    await up({ raw } as unknown as Knex);
    return true;
  } catch (error) {
    if ((error as Error).message !== 'killed') throw error;
    return false;
  }
}
