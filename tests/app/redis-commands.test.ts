import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { changeSettings, getSettings } from '../../src/features/settings';
import { openRedis, REDIS_PREFIX } from '../../src/platform/redis';
import { type Line, lineTo, silent, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/database';

// Two nodes of a desk on one PostgreSQL and one Redis: what a page asks of Redis, and what a node knows of a change.

const DATABASE = 5;
const redisUrl = `${process.env.TEST_REDIS_URL}/${DATABASE}`;

let database: TestDatabase;
let line: Line;
let here: TestApp;
let there: TestApp;
beforeAll(async () => {
  database = await createDatabase('fixture');
  line = await lineTo(redisUrl);
  here = await testApp({ commits: true, database, env: { REDIS_URL: line.url } });
  there = await testApp({ commits: true, database, env: { REDIS_URL: redisUrl } });
  await until(() => here.system.bus.healthy() && there.system.bus.healthy());
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await line.cut();
  await database.drop();
});

/**
 * What this database of Redis was asked while something was done, in order: `get servidesk:session:…`. By a connection of
 * its own: ioredis takes what it is told together with the first answer for an answer.
 */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const { hostname, port } = new URL(redisUrl);
  const monitor = connect(Number(port), hostname);
  const lines: string[] = [];
  createInterface({ input: monitor }).on('line', (told) => lines.push(told));
  monitor.write('MONITOR\r\n');
  await until(() => lines.length > 0);
  await act();
  const redis = openRedis(redisUrl, silent);
  await until(() => redis.status === 'ready');
  const last = randomUUID();
  await redis.echo(last);
  await until(() => lines.some((told) => told.includes(last)));
  redis.disconnect();
  monitor.destroy();
  return lines.flatMap(commandOf).filter((command) => command.includes(REDIS_PREFIX));
}

/** `+1795960054.07 [5 127.0.0.1:44942] "GET" "key"`, as Redis tells of a command, as `get key`; none of another database. */
function commandOf(told: string): string[] {
  const [, number, words = ''] = /^\+[\d.]+ \[(\d+) [^\]]+\] (.*)$/.exec(told) ?? [];
  if (Number(number) !== DATABASE) return [];
  return [
    [...words.matchAll(/"((?:\\.|[^"\\])*)"/g)]
      .map(([, word]) => word)
      .join(' ')
      .toLowerCase(),
  ];
}

const isForCache = (command: string) => command.includes(`${REDIS_PREFIX}cache`);
const nameOn = async (app: TestApp) => (await getSettings(await app.ctx())).name;
const rename = async (app: TestApp, name: string) =>
  changeSettings(await app.ctx('admin@demo.test'), { name });

test.each([
  ['technician@demo.test', '/desk/tickets'],
  ['customer@demo.test', '/portal/tickets'],
  ['admin@demo.test', '/admin/settings'],
])('a page that %s has just seen asks Redis for the session alone: %s', async (email, path) => {
  await rename(here, path);
  const browser = await here.as(email);
  const cold = await asked(() => browser.get(path));
  expect(cold.filter(isForCache)).not.toEqual([]);
  let warm = cold;
  await until(async () => {
    warm = await asked(() => browser.get(path));
    return !warm.some(isForCache);
  });
  expect(warm).toEqual([expect.stringMatching(/^get servidesk:session:/)]);
});

test('many who ask at once have one load of settings between them', async () => {
  await rename(here, 'Asked at once');
  const ctx = await here.ctx();
  const commands = await asked(() => Promise.all(Array.from({ length: 50 }, () => getSettings(ctx))));
  const reads = commands.filter((command) => command.startsWith('mget') && command.includes('settings'));
  expect(reads).toHaveLength(1);
});

test('a change is known at once where it was made, and on the other node when it is told', async () => {
  for (const [from, to, name] of [
    [here, there, 'One'],
    [there, here, 'Two'],
    [here, there, 'Three'],
  ] as const) {
    await nameOn(to);
    await rename(from, name);
    expect(await nameOn(from)).toBe(name);
    await until(async () => (await nameOn(to)) === name);
  }
});

test('Redis goes away for one node: nothing it shows is older than its own changes or, afterwards, the others’', async () => {
  await rename(there, 'Before');
  await until(async () => (await nameOn(here)) === 'Before');
  await line.cut();
  await until(() => !here.system.bus.healthy());
  await rename(here, 'Changed here');
  expect(await nameOn(here)).toBe('Changed here');
  await rename(there, 'Changed there');
  expect(await nameOn(here)).toBe('Changed there');
  expect(await nameOn(there)).toBe('Changed there');

  await line.mend();
  await until(here.system.bus.healthy);
  expect(await nameOn(here)).toBe('Changed there');
  await rename(here, 'After');
  await until(async () => (await nameOn(there)) === 'After');
});
