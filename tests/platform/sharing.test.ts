import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { Pool } from 'pg';
import { type Bus, type BusMessage, createPostgresBus, createRedisBus } from '../../src/platform/bus';
import { type Cache, createMemoryCache, createRedisCache } from '../../src/platform/cache';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { openDatabase } from '../../src/platform/db';
import { createPostgresLimits, createRedisLimits, type Limits } from '../../src/platform/limits';
import { createLive, type Hint } from '../../src/platform/live';
import { openRedis } from '../../src/platform/redis';
import { createDatabase, type TestDatabase } from '../support/database';
import { ctxOn, deferred, type Line, lineTo, silent, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
interface TestNode {
  bus: Bus;
  cache: Cache;
  limits: Limits;
  line: Line;
  close(): Promise<void>;
}

let database: TestDatabase;
let db: Knex;
let ctx: Ctx;

beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase(database.url);
  ctx = ctxOn(db);
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const publish = (bus: Bus, message: BusMessage) => inTx(ctx, (tx) => bus.publish(tx, message));
const forget = (cache: Cache, group: string) => inTx(ctx, (tx) => cache.forget(tx, group));
const redisUrl = () => `${process.env.TEST_REDIS_URL}/9`;

async function postgresNode(): Promise<TestNode> {
  const line = await lineTo(database.url);
  const pool = new Pool({ connectionString: line.url, max: 2 });
  pool.on('error', () => undefined);
  const bus = createPostgresBus(line.url, silent);
  const cache = createMemoryCache(bus);
  const limits = createPostgresLimits(pool);
  const close = async () => {
    await Promise.all([cache.close(), limits.close(), bus.close()]);
    await pool.end();
    await line.cut();
  };
  await until(bus.healthy);
  return { bus, cache, limits, line, close };
}

async function redisNode(release = 'one'): Promise<TestNode> {
  const line = await lineTo(redisUrl());
  const redis = openRedis(line.url, silent);
  const bus = createRedisBus(line.url, silent);
  const cache = createRedisCache(redis, silent, release);
  const limits = createRedisLimits(redis);
  const close = async () => {
    await Promise.all([cache.close(), limits.close(), bus.close()]);
    redis.disconnect();
    await line.cut();
  };
  await until(() => bus.healthy() && redis.status === 'ready');
  return { bus, cache, limits, line, close };
}

describe.each([
  ['PostgreSQL alone', postgresNode],
  ['Redis', redisNode],
])('two nodes that share %s', (_name, makeNode) => {
  let here: TestNode;
  let there: TestNode;
  let heard: BusMessage[];
  let group: string;

  beforeEach(async () => {
    [here, there] = await Promise.all([makeNode(), makeNode()]);
    heard = [];
    there.bus.subscribe((message) => heard.push(message));
    group = randomUUID();
  });

  afterEach(() => Promise.all([here.close(), there.close()]));

  const hint = (topic: string, more: Partial<Hint> = {}): BusMessage => ({
    kind: 'live',
    hint: { topics: [topic], audience: 'everyone', ...more },
  });

  describe('bus', () => {
    it('tells other nodes and the own one, in order', async () => {
      const own: BusMessage[] = [];
      here.bus.subscribe((message) => own.push(message));
      await publish(here.bus, hint('ñandú 🦤'));
      await publish(here.bus, hint('second'));
      await until(() => heard.length === 2 && own.length === 2);
      expect(heard).toEqual([hint('ñandú 🦤'), hint('second')]);
      expect(own).toEqual(heard);
    });

    it('sends nothing of a transaction that is rolled back', async () => {
      const failing = inTx(ctx, async (tx) => {
        await here.bus.publish(tx, hint('undone'));
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      await publish(here.bus, hint('done'));
      await until(() => heard.length > 0);
      expect(heard).toEqual([hint('done')]);
    });

    it('sends only once the transaction has committed', async () => {
      await inTx(ctx, async (tx) => {
        await here.bus.publish(tx, hint('inside'));
        await publish(here.bus, hint('outside'));
        await until(() => heard.length > 0);
        expect(heard).toEqual([hint('outside')]);
      });
      await until(() => heard.length === 2);
    });

    it('refuses a message that is too long', async () => {
      await expect(publish(here.bus, hint('x'.repeat(8000)))).rejects.toThrow(RangeError);
    });

    it('keeps a failing subscriber from the others, and one that left from hearing more', async () => {
      const late: BusMessage[] = [];
      const leave = there.bus.subscribe((message) => late.push(message));
      const failing = there.bus.subscribe(() => {
        throw new Error('broken subscriber');
      });
      await publish(here.bus, hint('one'));
      await until(() => late.length === 1);
      leave();
      failing();
      await publish(here.bus, hint('two'));
      await until(() => heard.length === 2);
      expect(late).toHaveLength(1);
    });

    it('comes back after the line was cut, and says that anything may have changed', async () => {
      await there.line.cut();
      await until(() => !there.bus.healthy());
      await publish(here.bus, hint('missed'));
      await there.line.mend();
      await until(there.bus.healthy);
      await publish(here.bus, hint('arrived'));
      await until(() => heard.length >= 2);
      expect(heard).toEqual([{ kind: 'cache', group: '*' }, hint('arrived')]);
    });
  });

  describe('live hints', () => {
    it('reach those who asked for the topic and may know', async () => {
      const live = createLive(there.bus, silent);
      const told: string[] = [];
      const subscribe = (who: string, topics: string[], staff: boolean) =>
        live.connect({
          topics,
          allow: ({ audience }) => staff || audience === 'everyone',
          send: (topic) => told.push(`${who} ${topic}`),
        });
      const leave = [
        subscribe('technician', ['queue', 'ticket:1'], true),
        subscribe('customer', ['ticket:1'], false),
        subscribe('elsewhere', ['ticket:2'], true),
      ];
      expect(live.count()).toBe(3);

      const sending = createLive(here.bus, silent);
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1', 'queue'], audience: 'staff' }));
      await inTx(ctx, (tx) => sending.hint(tx, { topics: ['ticket:1'], audience: 'everyone' }));
      await until(() => told.length >= 4);
      expect(told).toEqual([
        'technician ticket:1',
        'technician queue',
        'technician ticket:1',
        'customer ticket:1',
      ]);

      for (const end of leave) end();
      expect(live.count()).toBe(0);
    });

    it('tells everybody everything when some may have been missed', async () => {
      const told: string[] = [];
      const live = createLive(there.bus, silent);
      live.connect({
        topics: ['a'],
        allow: () => true,
        send: () => {
          throw new Error('broken connection');
        },
      });
      live.connect({ topics: ['a', 'b'], allow: () => true, send: (topic) => told.push(topic) });
      await there.line.cut();
      await there.line.mend();
      await until(() => told.length >= 2);
      expect(told).toEqual(['a', 'b']);
    });
  });

  describe('cache', () => {
    /** A loader of numbers that counts how often it was asked. */
    const counting = () => {
      let loads = 0;
      return async () => ++loads;
    };
    /** Until the second node has heard what the first one said before. */
    const caughtUp = async () => {
      const word = randomUUID();
      await publish(here.bus, hint(word));
      await until(() => heard.some((message) => message.kind === 'live' && message.hint.topics[0] === word));
    };

    it('loads a value once, and again when its group was forgotten, on every node', async () => {
      const [first, second] = [counting(), counting()];
      for (const _ of [1, 2]) expect(await here.cache.get(group, 'key', 60, first)).toBe(1);
      const known = await there.cache.get(group, 'key', 60, second);
      expect(await there.cache.get(group, 'key', 60, second)).toBe(known);

      await forget(here.cache, group);
      await caughtUp();
      const fresh = async () => 'fresh';
      expect(await here.cache.get(group, 'key', 60, fresh)).toBe('fresh');
      expect(await there.cache.get(group, 'key', 60, fresh)).toBe('fresh');
    });

    it('keeps keys and groups apart, and forgets all with an asterisk', async () => {
      const other = randomUUID();
      await here.cache.get(group, 'a', 60, async () => 'a');
      await here.cache.get(group, 'b', 60, async () => 'b');
      await here.cache.get(other, 'a', 60, async () => 'other');
      await forget(here.cache, group);
      const fresh = async () => 'fresh';
      expect(await here.cache.get(group, 'a', 60, fresh)).toBe('fresh');
      expect(await here.cache.get(other, 'a', 60, fresh)).toBe('other');
      await forget(here.cache, '*');
      expect(await here.cache.get(other, 'a', 60, fresh)).toBe('fresh');
    });

    it('forgets nothing when the transaction is rolled back', async () => {
      const load = counting();
      await here.cache.get(group, 'key', 60, load);
      const failing = inTx(ctx, async (tx) => {
        await here.cache.forget(tx, group);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await here.cache.get(group, 'key', 60, load)).toBe(1);
    });

    it('never serves later what was loaded before a change', async () => {
      for (const [key, node] of Object.entries({ here, there })) {
        const old = deferred<string>();
        const started = deferred<void>();
        const loading = node.cache.get(group, key, 60, () => {
          started.resolve();
          return old.promise;
        });
        await started.promise;
        await forget(here.cache, group);
        await caughtUp();
        const fresh = node.cache.get(group, key, 60, async () => 'new');
        expect(await fresh).toBe('new');
        old.resolve('old');
        expect(await loading).toBe('old');
        expect(await node.cache.get(group, key, 60, async () => 'newest')).not.toBe('old');
      }
    });

    it('loads once for all who ask at the same time, and keeps no failure', async () => {
      let loads = 0;
      const failing = async () => {
        loads += 1;
        throw new Error('away');
      };
      const asked = await Promise.allSettled([1, 2, 3].map(() => here.cache.get(group, 'key', 60, failing)));
      expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(loads).toBeLessThan(3);
      const load = counting();
      const values = await Promise.all([1, 2, 3].map(() => here.cache.get(group, 'key', 60, load)));
      expect(values).toEqual([1, 1, 1]);
    });

    it('lets a value go when its time is over', async () => {
      const load = counting();
      await here.cache.get(group, 'key', 1, load);
      await until(async () => (await here.cache.get(group, 'key', 1, load)) === 2);
    });

    it('returns dates as dates, and nothing that can be changed', async () => {
      const made = { at: new Date('2026-11-21T10:00:00Z'), tags: ['a'], none: null, missing: undefined };
      await here.cache.get(group, 'key', 60, async () => made);
      const kept = await here.cache.get(group, 'key', 60, async (): Promise<typeof made> => {
        throw new Error('not kept');
      });
      expect(kept).toEqual({
        at: new Date('2026-11-21T10:00:00Z'),
        tags: ['a'],
        none: null,
        missing: undefined,
      });
      expect(() => kept.tags.push('b')).toThrow('not extensible');
      expect(await here.cache.get(group, 'nothing', 60, async () => null)).toBeNull();
      expect(await here.cache.get(group, 'nothing', 60, async () => 'loaded again')).toBeNull();
    });

    it('loads while the line is cut, and holds nothing stale when it is back', async () => {
      await there.cache.get(group, 'key', 60, async () => 'old');
      await there.line.cut();
      await until(() => !there.bus.healthy());
      expect(await there.cache.get(group, 'key', 60, async () => 'loaded')).toBe('loaded');
      await forget(there.cache, group);
      await there.line.mend();
      await until(there.bus.healthy);
      expect(await there.cache.get(group, 'key', 60, async () => 'new')).toBe('new');
    });
  });

  describe('limits', () => {
    const rule = { points: 3, seconds: 600 };

    it('count together', async () => {
      for (const node of [here, there, here]) {
        expect(await node.limits.consume('sign_in', group, rule)).toEqual({
          allowed: true,
          retryAfterSeconds: 0,
        });
      }
      const refused = await there.limits.consume('sign_in', group, rule);
      expect(refused.allowed).toBe(false);
      expect(refused.retryAfterSeconds).toBeGreaterThan(590);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(600);
      expect((await here.limits.consume('register', group, rule)).allowed).toBe(true);
      expect((await here.limits.consume('sign_in', `${group}2`, rule)).allowed).toBe(true);
    });

    it('never let more through when many come at once', async () => {
      const tries = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? here : there).limits.consume('reply', group, rule),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter(({ allowed }) => allowed)).toHaveLength(3);
    });

    it('open again when the time is over', async () => {
      const short = { points: 1, seconds: 1 };
      expect((await here.limits.consume('short', group, short)).allowed).toBe(true);
      expect(await here.limits.consume('short', group, short)).toEqual({
        allowed: false,
        retryAfterSeconds: 1,
      });
      await until(async () => (await here.limits.consume('short', group, short)).allowed);
    });

    it('give points back on reset', async () => {
      for (const _ of [1, 2, 3, 4]) await here.limits.consume('sign_in', group, rule);
      await here.limits.reset('sign_in', group);
      expect((await there.limits.consume('sign_in', group, rule)).allowed).toBe(true);
    });

    it('go on counting on their own while the line is cut', async () => {
      await here.line.cut();
      await until(() => !here.bus.healthy());
      const answers = [];
      for (const _ of [1, 2, 3, 4]) answers.push((await here.limits.consume('sign_in', group, rule)).allowed);
      expect(answers).toEqual([true, true, true, false]);
      await here.line.mend();
      await until(async () => (await here.limits.consume('sign_in', group, rule)).allowed);
    });
  });
});

describe('what limits store', () => {
  it('names no address and no e-mail', async () => {
    const key = `address:${randomUUID()}`;
    const [postgres, redis] = await Promise.all([postgresNode(), redisNode()]);
    for (const { limits } of [postgres, redis])
      await limits.consume('sign_in', key, { points: 5, seconds: 60 });
    const stored = await db('rate_limits').select('key');
    const reader = openRedis(redisUrl(), silent);
    await until(() => reader.status === 'ready');
    const names = [...stored.map((entry) => entry.key), ...(await reader.keys('*limit*'))];
    expect(names.length).toBeGreaterThanOrEqual(2);
    expect(names.filter((name) => name.includes(key))).toEqual([]);
    reader.disconnect();
    await Promise.all([postgres.close(), redis.close()]);
  });
});

describe('the cache in Redis', () => {
  it('keeps apart what two releases store under one name, and forgets it for both', async () => {
    const [old, next] = await Promise.all([redisNode('old'), redisNode('next')]);
    const group = randomUUID();
    expect(await old.cache.get(group, 'all', 60, async () => 'a name')).toBe('a name');
    expect(await next.cache.get(group, 'all', 60, async () => 'more of it')).toBe('more of it');
    expect(await old.cache.get(group, 'all', 60, async () => 'loaded again')).toBe('a name');
    await inTx(ctx, (tx) => next.cache.forget(tx, group));
    expect(await old.cache.get(group, 'all', 60, async () => 'another name')).toBe('another name');
    await Promise.all([old.close(), next.close()]);
  });
});

describe('the cache in memory', () => {
  it('holds a bounded number of values and drops the one unused for longest', async () => {
    const node = await postgresNode();
    const cache = createMemoryCache(node.bus, 3);
    const loads: string[] = [];
    const get = (name: string) =>
      cache.get(name, 'key', 60, async () => {
        loads.push(name);
        return name;
      });
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) expect(await get(name)).toBe(name);
    expect(loads).toEqual(['a', 'b', 'c', 'd', 'b']);
    await cache.close();
    await node.close();
  });
});
