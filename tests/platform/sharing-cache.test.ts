import { randomUUID } from 'node:crypto';
import { createMemoryCache } from '../../src/platform/cache';
import { inTx } from '../../src/platform/ctx';
import { openRedis } from '../../src/platform/redis';
import { deferred, silent, until } from './helpers';

/** What one node of a desk has, behind a line that can be cut. */
import {
  ctx,
  forget,
  hint,
  PLACES,
  postgresNode,
  publish,
  redisNode,
  redisUrl,
  twoNodes,
} from './sharing.support';

describe.each(PLACES)('two nodes that share %s', (_name, makeNode) => {
  const nodes = twoNodes(makeNode);

  describe('cache', () => {
    /** A loader of numbers that counts how often it was asked. */
    const counting = () => {
      let loads = 0;
      return async () => ++loads;
    };
    /** Until the second node has nodes.heard what the first one said before. */
    const caughtUp = async () => {
      const word = randomUUID();
      await publish(nodes.here.bus, hint(word));
      await until(() =>
        nodes.heard.some((message) => message.kind === 'live' && message.hint.topics[0] === word),
      );
    };

    it('loads a value once, and again when its group was forgotten, on every node', async () => {
      const [first, second] = [counting(), counting()];
      for (const _ of [1, 2]) expect(await nodes.here.cache.get(nodes.group, 'key', 60, first)).toBe(1);
      const known = await nodes.there.cache.get(nodes.group, 'key', 60, second);
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, second)).toBe(known);

      await forget(nodes.here.cache, nodes.group);
      await caughtUp();
      const fresh = async () => 'fresh';
      expect(await nodes.here.cache.get(nodes.group, 'key', 60, fresh)).toBe('fresh');
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, fresh)).toBe('fresh');
    });

    it('keeps keys and groups apart, and forgets all with an asterisk', async () => {
      const other = randomUUID();
      await nodes.here.cache.get(nodes.group, 'a', 60, async () => 'a');
      await nodes.here.cache.get(nodes.group, 'b', 60, async () => 'b');
      await nodes.here.cache.get(other, 'a', 60, async () => 'other');
      await forget(nodes.here.cache, nodes.group);
      const fresh = async () => 'fresh';
      expect(await nodes.here.cache.get(nodes.group, 'a', 60, fresh)).toBe('fresh');
      expect(await nodes.here.cache.get(other, 'a', 60, fresh)).toBe('other');
      await forget(nodes.here.cache, '*');
      expect(await nodes.here.cache.get(other, 'a', 60, fresh)).toBe('fresh');
    });

    it('forgets nothing when the transaction is rolled back', async () => {
      const load = counting();
      await nodes.here.cache.get(nodes.group, 'key', 60, load);
      const failing = inTx(ctx, async (tx) => {
        await nodes.here.cache.forget(tx, nodes.group);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await nodes.here.cache.get(nodes.group, 'key', 60, load)).toBe(1);
    });

    it('never serves later what was loaded before a change', async () => {
      for (const [key, node] of Object.entries({ here: nodes.here, there: nodes.there })) {
        const old = deferred<string>();
        const started = deferred<void>();
        const loading = node.cache.get(nodes.group, key, 60, () => {
          started.resolve();
          return old.promise;
        });
        await started.promise;
        await forget(nodes.here.cache, nodes.group);
        await caughtUp();
        const fresh = node.cache.get(nodes.group, key, 60, async () => 'new');
        expect(await fresh).toBe('new');
        old.resolve('old');
        expect(await loading).toBe('old');
        expect(await node.cache.get(nodes.group, key, 60, async () => 'newest')).not.toBe('old');
      }
    });

    it('loads once for all who ask at the same time, and keeps no failure, with the line cut too', async () => {
      for (const prepare of [async () => undefined, nodes.here.line.cut]) {
        await prepare();
        let loads = 0;
        const failing = async () => {
          loads += 1;
          throw new Error('away');
        };
        const atOnce = <T>(load: () => Promise<T>) =>
          [1, 2, 3].map(() => nodes.here.cache.get(nodes.group, 'key', 60, load));
        const asked = await Promise.allSettled(atOnce(failing));
        expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
        expect(loads).toBe(1);
        expect(await Promise.all(atOnce(counting()))).toEqual([1, 1, 1]);
        await forget(nodes.here.cache, nodes.group);
      }
    });

    it('lets a value go when its time is over', async () => {
      const load = counting();
      await nodes.here.cache.get(nodes.group, 'key', 1, load);
      await until(async () => (await nodes.here.cache.get(nodes.group, 'key', 1, load)) === 2);
    });

    it('returns dates as dates, and nothing that can be changed', async () => {
      const made = { at: new Date('2026-11-21T10:00:00Z'), tags: ['a'], none: null, missing: undefined };
      await nodes.here.cache.get(nodes.group, 'key', 60, async () => made);
      const kept = await nodes.here.cache.get(nodes.group, 'key', 60, async (): Promise<typeof made> => {
        throw new Error('not kept');
      });
      expect(kept).toEqual({
        at: new Date('2026-11-21T10:00:00Z'),
        tags: ['a'],
        none: null,
        missing: undefined,
      });
      expect(() => kept.tags.push('b')).toThrow('not extensible');
      expect(await nodes.here.cache.get(nodes.group, 'nothing', 60, async () => null)).toBeNull();
      expect(await nodes.here.cache.get(nodes.group, 'nothing', 60, async () => 'loaded again')).toBeNull();
    });

    it('loads while the line is cut, and holds nothing stale when it is back', async () => {
      await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'old');
      await nodes.there.line.cut();
      await until(() => !nodes.there.bus.healthy());
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'loaded')).toBe('loaded');
      await forget(nodes.there.cache, nodes.group);
      await nodes.there.line.mend();
      await until(nodes.there.bus.healthy);
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'new')).toBe('new');
    });

    it('misses no change that others made while the line was cut', async () => {
      await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'old');
      await nodes.there.line.cut();
      await until(() => !nodes.there.bus.healthy());
      await forget(nodes.here.cache, nodes.group);
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'new')).toBe('new');
      await nodes.there.line.mend();
      await until(nodes.there.bus.healthy);
      expect(await nodes.there.cache.get(nodes.group, 'key', 60, async () => 'newer')).toBe('newer');
    });
  });
});

describe('the cache in Redis', () => {
  it('keeps apart what two releases store under one name, and forgets it for both', async () => {
    const [old, next] = await Promise.all([redisNode('old'), redisNode('next')]);
    const group = randomUUID();
    expect(await old.cache.get(group, 'all', 60, async () => 'a name')).toBe('a name');
    expect(await next.cache.get(group, 'all', 60, async () => 'more of it')).toBe('more of it');
    expect(await old.cache.get(group, 'all', 60, async () => 'loaded again')).toBe('a name');
    await forget(next.cache, group);
    await until(async () => (await old.cache.get(group, 'all', 60, async () => 'another')) === 'another');
    expect(await next.cache.get(group, 'all', 60, async () => 'new')).toBe('new');
    await Promise.all([old.close(), next.close()]);
  });

  it('is behind a change that it was not told of only until memory lets go', async () => {
    const node = await redisNode();
    const redis = openRedis(redisUrl(), silent);
    const group = randomUUID();
    const get = (load: () => Promise<string>) => node.cache.get(group, 'all', 1, load);
    await get(async () => 'old');
    await until(() => redis.status === 'ready');
    // As a node does whose message is lost.
    await redis.set(`servidesk:cache-version:${group}`, 'another');
    await until(async () => (await get(async () => 'new')) === 'new');
    redis.disconnect();
    await node.close();
  });

  // What was to be forgotten while Redis was away went with the process that knew.
  it('holds nothing from before a node started again, or came back', async () => {
    const before = await redisNode();
    const group = randomUUID();
    const get = (node: typeof before, value: string) => node.cache.get(group, 'all', 3600, async () => value);
    expect(await get(before, 'old')).toBe('old');
    await before.close();
    const after = await redisNode();
    expect(await get(after, 'new')).toBe('new');
    await after.line.cut();
    await until(() => !after.bus.healthy());
    await after.line.mend();
    await until(after.bus.healthy);
    expect(await get(after, 'newer')).toBe('newer');
    await after.close();
  });

  it('loads nothing that another node has loaded', async () => {
    const [node, other] = await Promise.all([redisNode(), redisNode()]);
    const group = randomUUID();
    expect(await node.cache.get(group, 'all', 3600, async () => 'loaded')).toBe('loaded');
    expect(await other.cache.get(group, 'all', 3600, async () => 'loaded again')).toBe('loaded');
    await Promise.all([node.close(), other.close()]);
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
