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

/** PostgreSQL looks for deadlocks after a second, which is longer than people wait for a lock. */
test.each(['jobs', 'people'] as const)(
  'what a deadlock of %s ended is done again as a whole, and what follows a commit happens once',
  async (patience) => {
    const db = openDatabase(database.url, { patience });
    await db.raw('update things set count = 0');
    const met = [deferred<void>(), deferred<void>()] as const;
    const done: number[] = [];
    let attempts = 0;
    const again = new Set<number>();
    const crossing = (me: 0 | 1) =>
      inTx(ctxOn(db), async (tx) => {
        attempts += 1;
        // What people wait for ends for both at once: begun once more at the same time they would lock one another again.
        if (patience === 'people' && attempts > 2) expect(again.add(me).size).toBe(1);
        tx.afterCommit(() => void done.push(me));
        await add(tx, me === 0 ? 1 : 2);
        met[me].resolve();
        await met[me === 0 ? 1 : 0].promise;
        await add(tx, me === 0 ? 2 : 1);
        again.delete(me);
      });
    await Promise.all([crossing(0), crossing(1)]);
    expect(done.sort()).toEqual([0, 1]);
    expect(attempts).toBeGreaterThan(2);
    expect(await rows(db, 'select id, count from things order by id')).toEqual([
      { id: 1, count: 2 },
      { id: 2, count: 2 },
    ]);
    await db.destroy();
  },
);

test('what is locked for long is begun once more, and no more', async () => {
  const people = openDatabase(database.url, { patience: 'people' });
  let attempts = 0;
  await inTx(ctxOn(db), async (tx) => {
    await add(tx, 1);
    const waiting = inTx(ctxOn(people), async (other) => {
      attempts += 1;
      await add(other, 1);
    });
    await expect(waiting).rejects.toMatchObject({ code: '55P03' });
  });
  expect(attempts).toBe(2);
  await people.destroy();
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
