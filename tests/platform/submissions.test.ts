import type { Knex } from 'knex';
import { type Actor, actingAs, type Ctx, inTx } from '../../src/platform/ctx';
import { openDatabase, rows } from '../../src/platform/db';
import { invalid } from '../../src/platform/errors';
import { newId } from '../../src/platform/ids';
import { runTask } from '../../src/platform/jobs';
import { once, submissionTasks } from '../../src/platform/submissions';
import { createDatabase, type TestDatabase } from '../support/database';
import { losingLineTo } from '../support/lost-answers';
import { ctxOn, deferred, until } from './helpers';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
  await db.raw('create table things (id uuid primary key, name text not null)');
});
beforeEach(() => db.raw('truncate things, submissions'));
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const person = (id: string) => ({ kind: 'person', id }) as Actor;
const SENDER = person(newId());
const formOf = (submission: string | null = newId(), on: Knex = db): Ctx => ({
  ...ctxOn(on),
  actor: SENDER,
  submission,
});

function makeThing(ctx: Ctx, name: string, noun = 'thing'): Promise<string> {
  const find = async (_tx: Ctx, id: string) => id;
  return once(ctx, { noun, content: { name }, find }, async (tx, id) => {
    await tx.db('things').insert({ id, name });
    return id;
  });
}

const names = async () =>
  (await rows<{ name: string }>(db, 'select name from things order by name')).map(({ name }) => name);

test('one form sent five times at once makes one thing, and each is answered with it', async () => {
  const form = formOf();
  const made = await Promise.all(Array.from({ length: 5 }, () => makeThing(form, 'one')));
  expect(new Set(made).size).toBe(1);
  expect(await names()).toEqual(['one']);
});

test('the same form later is answered with the first; changed meanwhile, or for another noun, it is another', async () => {
  const form = formOf();
  const first = await makeThing(form, 'one');
  expect(await makeThing(form, 'one')).toBe(first);
  expect(await makeThing(form, 'another')).not.toBe(first);
  expect(await makeThing(form, 'one', 'other')).not.toBe(first);
  expect(await names()).toEqual(['another', 'one', 'one']);
});

test('somebody else’s form gives nobody what they made', async () => {
  const form = formOf();
  const [one, other] = [actingAs(form, person(newId())), actingAs(form, person(newId()))];
  const theirs = await makeThing(one, 'one');
  expect(await makeThing(other, 'one')).not.toBe(theirs);
  expect(await makeThing(one, 'one')).toBe(theirs);
});

test.each([{ kind: 'anonymous' }, { kind: 'system' }] as Actor[])(
  'what $kind makes is nobody’s to have again: of two visitors nothing tells that they are one',
  async (actor) => {
    const form = actingAs(formOf(), actor);
    const first = await makeThing(form, 'one');
    expect(await makeThing(form, 'one')).not.toBe(first);
    expect(await names()).toEqual(['one', 'one']);
  },
);

test('what comes from no form is made each time', async () => {
  const ctx = formOf(null);
  await makeThing(ctx, 'one');
  await makeThing(ctx, 'one');
  expect(await names()).toEqual(['one', 'one']);
});

test('one that was refused leaves nothing behind, also for one that waits for it', async () => {
  const form = formOf();
  const [begun, go] = [deferred<void>(), deferred<void>()];
  const find = async (_tx: Ctx, id: string) => id;
  const refused = once(form, { noun: 'thing', content: { name: 'one' }, find }, async () => {
    begun.resolve();
    await go.promise;
    throw invalid('name', 'input.required');
  });
  await begun.promise;
  const second = makeThing(form, 'one');
  await until(async () => {
    const waiting = await rows(
      db,
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  go.resolve();
  await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  await second;
  expect(await names()).toEqual(['one']);
});

test('a commit whose answer is lost, sent again, makes one thing', async () => {
  const line = await losingLineTo(database.url);
  const unsure = openDatabase(line.url);
  try {
    const form = formOf(newId(), unsure);
    await unsure.raw('select 1');
    line.loseNextCommit();
    await expect(makeThing(form, 'one')).rejects.toThrow();
    expect(line.lost()).toBe(1);
    expect(await names()).toEqual(['one']);
    const [{ id } = { id: '' }] = await rows<{ id: string }>(db, 'select id from things');
    expect(await makeThing(form, 'one')).toBe(id);
    expect(await names()).toEqual(['one']);
  } finally {
    await unsure.destroy();
    await line.close();
  }
});

test('what is made on the way belongs to the result, and joins its transaction', async () => {
  const form = formOf();
  const both = () =>
    inTx(form, (outer) =>
      once(outer, { noun: 'pair', content: 'pair', find: async (_tx, id) => id }, async (tx, id) => {
        expect(tx.submission).toBeNull();
        await makeThing(tx, 'left');
        await makeThing(tx, 'left');
        return id;
      }),
    );
  expect(await both()).toBe(await both());
  expect(await names()).toEqual(['left', 'left']);
});

test('forms are remembered for a week', async () => {
  const [old, young] = [formOf(), formOf()];
  await makeThing({ ...old, now: new Date(Date.now() - 8 * 24 * 60 * 60 * 1000) }, 'old');
  const kept = await makeThing({ ...young, now: new Date(Date.now() - 6 * 24 * 60 * 60 * 1000) }, 'young');
  const attempt = { number: 1, isLast: false };
  for (const task of submissionTasks) await runTask(task, ctxOn(db), {}, attempt);
  expect(await rows(db, 'select result_id from submissions')).toEqual([{ resultId: kept }]);
});
