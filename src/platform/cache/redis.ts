import { randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Bus } from '../bus/bus';
import type { Log } from '../log';
import { createOutage } from '../outage';
import { REDIS_PREFIX, type Redis } from '../redis';
import type { Cache } from './cache';
import { createMemory } from './memory';
import { ALL_GROUPS, MAX_SECONDS } from './shared';

const VERSION_SECONDS = 7 * MAX_SECONDS;
/** A node that misses the message that something changed is behind for this long at most. */
const IN_MEMORY_SECONDS = 10;

interface Stored {
  stamp: string;
  value: unknown;
}

/**
 * A cache in Redis, shared by all nodes, with each node's memory before it: what a page has just asked for is not asked
 * of Redis again. Memory is dropped when the bus tells of a change, is not used while the bus is not heard, and holds
 * nothing for longer than ten seconds.
 *
 * In Redis each group has a version, a random word that changes when the group is forgotten; a value carries the
 * versions read before it was loaded and counts only while they are the same. Nothing is ever scanned or deleted: what
 * is out of date expires. When Redis is away, values are loaded.
 * @param redis a connection from `openRedis`; it stays the caller's to close
 * @param release which code this is: another one may keep something else under the same key, but forgets for all
 */
export function createRedisCache(redis: Redis, bus: Bus, log: Log, release: string): Cache {
  const memory = createMemory(bus);
  const valueKey = (group: string, key: string) => `${REDIS_PREFIX}cache:${release}:${group}:${key}`;
  const writing = new Set<Promise<unknown>>();
  const forgetting = createOutage(log, 'what is cached is forgotten later');
  /**
   * Groups that could not be forgotten: until they are, nothing is read from Redis. Whoever connects forgets all: what
   * was to be forgotten while Redis was away is known to those nodes alone that have not been started again since.
   */
  const outdated = new Set([ALL_GROUPS]);

  async function renewVersion(group: string): Promise<void> {
    outdated.add(group);
    await redis.set(versionKey(group), newVersion(), 'EX', VERSION_SECONDS);
    outdated.delete(group);
  }

  async function forgetOutdated(): Promise<void> {
    for (const group of [...outdated]) await renewVersion(group);
  }

  async function read(group: string, key: string): Promise<{ stamp: string; stored: Stored | null }> {
    await forgetOutdated();
    const keys = [versionKey(ALL_GROUPS), versionKey(group), valueKey(group, key)];
    const [all, own, bytes] = await redis.mgetBuffer(...keys);
    const stamp = `${all ?? (await firstVersion(redis, ALL_GROUPS))}.${own ?? (await firstVersion(redis, group))}`;
    const stored = bytes ? decode(bytes) : null;
    return { stamp, stored: stored?.stamp === stamp ? stored : null };
  }

  async function write(group: string, key: string, seconds: number, stored: Stored): Promise<void> {
    const lifetime = Math.max(1, Math.ceil(Math.min(seconds, MAX_SECONDS) * 1000));
    const written = redis
      .set(valueKey(group, key), serialize(stored), 'PX', lifetime)
      .catch((error) => log.debug({ err: error, group }, 'cache not written'))
      .finally(() => writing.delete(written));
    writing.add(written);
    await written;
  }

  async function readOrLoad<T>(
    group: string,
    key: string,
    seconds: number,
    load: () => Promise<T>,
  ): Promise<T> {
    const found = await read(group, key).catch((error) => {
      log.debug({ err: error, group }, 'cache not read');
      return null;
    });
    if (found?.stored) return found.stored.value as T;
    const value = await load();
    if (found) await write(group, key, seconds, { stamp: found.stamp, value });
    return value;
  }

  redis.on('close', () => outdated.add(ALL_GROUPS));
  redis.on('ready', () => void forgetOutdated().catch(() => undefined));
  return {
    get(group, key, seconds, load) {
      // Together as long as was asked for.
      const inMemory = Math.min(seconds / 2, IN_MEMORY_SECONDS);
      return memory.get(group, key, inMemory, () => readOrLoad(group, key, seconds - inMemory, load));
    },
    async forget(tx, group) {
      tx.afterCommit(() => {
        // First here: from now on nobody is served what was before, and whoever reads Redis renews the version first.
        outdated.add(group);
        memory.drop(group);
        return renewVersion(group).then(forgetting.over, forgetting.met);
      });
      // Then the others, who would find the old value in Redis if they were told before.
      await bus.publish(tx, { kind: 'cache', group });
    },
    async close() {
      memory.close();
      await Promise.allSettled(writing);
    },
  };
}

/** A group without a version gets one; of two who try at once, both take the first one's. */
async function firstVersion(redis: Redis, group: string): Promise<string> {
  await redis.set(versionKey(group), newVersion(), 'EX', VERSION_SECONDS, 'NX');
  return (await redis.get(versionKey(group))) ?? newVersion();
}

function newVersion(): string {
  return randomBytes(9).toString('base64url');
}

function versionKey(group: string): string {
  return `${REDIS_PREFIX}cache-version:${group}`;
}

/** Null for what another version of Node wrote in a newer form. */
function decode(bytes: Buffer): Stored | null {
  try {
    return deserialize(bytes) as Stored;
  } catch {
    return null;
  }
}
