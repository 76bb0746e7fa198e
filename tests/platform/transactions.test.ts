import { inTx } from '../../src/platform/ctx';
import { type Db, openDatabase, rows } from '../../src/platform/db';
import { createDatabase, type TestDatabase } from '../support/database';
import { ctxOn, deferred } from './helpers';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
  await db.raw(`create table things (id integer primary key, count integer not null);
    insert into things values (1, 0), (2, 0)`);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const add = (tx: { db: Db }, id: number) =>
  rows(tx.db, 'update things set count = count + 1 where id = :id', { id });

test('what a deadlock ended is done again as a whole, and what follows a commit happens once', async () => {
  const met = [deferred<void>(), deferred<void>()] as const;
  const done: number[] = [];
  let attempts = 0;
  const crossing = (me: 0 | 1) =>
    inTx(ctxOn(db), async (tx) => {
      attempts += 1;
      tx.afterCommit(() => void done.push(me));
      await add(tx, me === 0 ? 1 : 2);
      met[me].resolve();
      await met[me === 0 ? 1 : 0].promise;
      await add(tx, me === 0 ? 2 : 1);
    });
  await Promise.all([crossing(0), crossing(1)]);
  expect(done.sort()).toEqual([0, 1]);
  expect(attempts).toBeGreaterThan(2);
  expect(await rows(db, 'select id, count from things order by id')).toEqual([
    { id: 1, count: 2 },
    { id: 2, count: 2 },
  ]);
});

test.each(['40001', '40P01'])('%s is tried four times, and is thrown then', async (code) => {
  let attempts = 0;
  const failing = inTx(ctxOn(db), async (tx) => {
    attempts += 1;
    await tx.db.raw(`do $$ begin raise exception 'again' using errcode = '${code}'; end $$`);
  });
  await expect(failing).rejects.toMatchObject({ code });
  expect(attempts).toBe(4);
});

test('other failures are not tried again', async () => {
  let attempts = 0;
  const failing = inTx(ctxOn(db), async (tx) => {
    attempts += 1;
    await tx.db.raw('select 1 / 0');
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(attempts).toBe(1);
});
