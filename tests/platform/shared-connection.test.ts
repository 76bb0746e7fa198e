import { inTx } from '../../src/platform/ctx';
import { type Db, openDatabase, rows } from '../../src/platform/db';
import { faultOf } from '../../src/platform/faults';
import { createDatabase, type TestDatabase } from '../support/database';
import { ctxOn, deferred } from './helpers';

// What statements of one connection have in common: its end, and what it has prepared.

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  db = openDatabase(database.url, { max: 4 });
  await db.raw('create table things (id integer); insert into things values (1)');
});
afterEach(async () => {
  await db.raw('drop table things');
  await db.destroy();
});

test('each of the statements that a connection takes along names itself, and no other', async () => {
  const errors: Error[] = [];
  const ended = db.transaction(async (trx) => {
    const [{ pid }] = (await rows<{ pid: number }>(trx, 'select pg_backend_pid() as pid')) as [
      { pid: number },
    ];
    const asked = [
      rows(trx, 'select pg_sleep(60), 1 as first'),
      rows(trx, 'select 2 as second'),
      trx.raw('select 3 as third'),
    ];
    const heard = Promise.allSettled(asked);
    await rows(db, 'select pg_terminate_backend(:pid)', { pid });
    for (const result of await heard) {
      if (result.status === 'rejected') errors.push(result.reason);
    }
    throw errors[0];
  });
  await expect(ended).rejects.toThrow();
  const named = errors.map(({ message }) => message.match(/first|second|third/g));
  expect(named).toEqual([['first'], ['second'], ['third']]);
  expect(errors.map(faultOf)).toEqual(['away', 'away', 'away']);
});

const read = (on: Db) => rows(on, 'select * from things', {}, 'things read');

/** Prepares it on every connection of the pool. */
async function preparedEverywhere(): Promise<void> {
  const all = deferred<void>();
  let prepared = 0;
  await Promise.all(
    Array.from({ length: 4 }, () =>
      db.transaction(async (trx) => {
        await read(trx);
        prepared += 1;
        if (prepared === 4) all.resolve();
        await all.promise;
      }),
    ),
  );
}

test('of two alike that leave together each says what is wrong with it', async () => {
  const asked = [1, 2].map(() => rows(db, 'select * from nowhere', {}, 'nowhere read'));
  const codes = (await Promise.allSettled(asked)).map((result) => 'reason' in result && result.reason.code);
  expect(codes).toEqual(['42P01', '42P01']);
});

const migrate = () => db.raw(`alter table things add column name text default 'new'`);

test('reads and writes go on when a migration changes what a prepared statement answers', async () => {
  const add = () => rows(db, 'insert into things values (2) returning *', {}, 'things add');
  await preparedEverywhere();
  await add();
  await migrate();
  expect(await add()).toEqual([{ id: 2, name: 'new' }]);
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => {
      await new Promise(setImmediate);
      return (await read(db)).length;
    }),
  );
  expect(answers).toEqual(Array(8).fill(3));
});

test('a transaction that meets such a statement is begun once more', async () => {
  await preparedEverywhere();
  await migrate();
  let begun = 0;
  const found = await inTx(ctxOn(db), async (tx) => {
    begun += 1;
    return read(tx.db);
  });
  expect(found).toEqual([{ id: 1, name: 'new' }]);
  expect(begun).toBe(2);
});

test('connections to what is a primary no more are made anew', async () => {
  const name = new URL(database.url).pathname.slice(1);
  const other = openDatabase(database.url);
  // As after a failover: the connections that are there refuse to write, and new ones would not.
  await other.raw(`alter database ${name} set default_transaction_read_only = on`);
  const pool = openDatabase(database.url, { max: 3 });
  const add = () => rows(pool, 'insert into things values (3) returning id');
  await read(pool);
  await other.raw(`set default_transaction_read_only = off; alter database ${name} reset all`);
  const refused = await add().catch((error) => error);
  expect(faultOf(refused)).toBe('read_only');
  expect(await add()).toEqual([{ id: 3 }]);
  await pool.destroy();
  await other.destroy();
});

test('what a statement itself may not do is no such thing', async () => {
  const refused = await db.raw(`do $$ begin raise feature_not_supported; end $$`).catch((error) => error);
  expect([refused.code, faultOf(refused)]).toEqual(['0A000', null]);
});
