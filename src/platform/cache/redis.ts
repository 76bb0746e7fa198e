import { randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Log } from '../log';
import { REDIS_PREFIX, type Redis } from '../redis';
import type { Cache } from './cache';
import { frozen } from './frozen';
import { ALL_GROUPS, MAX_SECONDS } from './shared';

const VERSION_SECONDS = 7 * MAX_SECONDS;

interface Stored {
  stamp: string;
  value: unknown;
}

/**
 * A cache in Redis, shared by all nodes. Each group has a version, a random word that changes when the group
 * is forgotten; a value carries the versions read before it was loaded and counts only while they are the
 * same. Nothing is ever scanned or deleted: what is out of date expires. When Redis is away, values are loaded.
 * @param redis a connection from `openRedis`; it stays the caller's to close
 * @param release which code this is: another one may keep something else under the same key, but forgets for all
 */
export function createRedisCache(redis: Redis, log: Log, release: string): Cache {
  const valueKey = (group: string, key: string) => `${REDIS_PREFIX}cache:${release}:${group}:${key}`;
  const loading = new Map<string, Promise<unknown>>();
  /** Groups that could not be forgotten: until they are, nothing is read from Redis. */
  const outdated = new Set<string>();

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

  async function loadOnce<T>(
    group: string,
    key: string,
    seconds: number,
    stamp: string,
    load: () => Promise<T>,
  ) {
    const loadKey = `${stamp}\0${group}\0${key}`;
    const running = loading.get(loadKey) as Promise<T> | undefined;
    if (running) return running;
    const value = load().then(async (loaded) => {
      const bytes = serialize({ stamp, value: frozen(loaded) });
      const lifetime = Math.max(1, Math.min(Math.ceil(seconds), MAX_SECONDS));
      await redis
        .set(valueKey(group, key), bytes, 'EX', lifetime)
        .catch((error) => log.debug({ err: error, group }, 'cache not written'));
      return loaded;
    });
    loading.set(loadKey, value);
    const done = () => void loading.delete(loadKey);
    value.then(done, done);
    return value;
  }

  redis.on('ready', () => void forgetOutdated().catch(() => undefined));
  return {
    async get<T>(group: string, key: string, seconds: number, load: () => Promise<T>): Promise<T> {
      const found = await read(group, key).catch((error) => {
        log.debug({ err: error, group }, 'cache not read');
        return null;
      });
      if (!found) return load();
      if (found.stored) return frozen(found.stored.value) as T;
      return loadOnce(group, key, seconds, found.stamp, load);
    },
    async forget(tx, group) {
      tx.afterCommit(() =>
        renewVersion(group).catch((error) => log.warn({ err: error, group }, 'cache to be forgotten later')),
      );
    },
    async close() {
      await Promise.allSettled(loading.values());
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
