import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type IRateLimiterStoreOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { REDIS_PREFIX, type Redis } from '../redis';
import { slowly } from '../slow';

/** So many points in so many seconds, counted from the first. */
export interface LimitRule {
  points: number;
  seconds: number;
}

export interface LimitAnswer {
  allowed: boolean;
  /** Whole seconds until the next try can succeed; 0 when allowed. */
  retryAfterSeconds: number;
}

/**
 * Limits that hold across nodes. When the store is away each node counts on its own, so the desk stays open
 * and still not boundless. Keys are hashed: no address and no e-mail is stored.
 */
export interface Limits {
  /** Uses one point of `key` under `name`; several rules of one name are counted apart. Never throws. */
  consume(name: string, key: string, rule: LimitRule): Promise<LimitAnswer>;
  /** Gives all points back, under every rule this node has used with that name. */
  reset(name: string, key: string): Promise<void>;
  close(): Promise<void>;
}

type MakeLimiter = (options: Omit<IRateLimiterStoreOptions, 'storeClient'>) => RateLimiterAbstract;

const TABLE = 'rate_limits';
const SWEEP_MS = 5 * 60 * 1000;

/** Counts in the table `rate_limits`. The pool stays the caller's to close, and needs an `error` listener. */
export function createPostgresLimits(pool: Pool): Limits {
  const sweep = () =>
    pool.query(`delete from ${TABLE} where expire < $1`, [Date.now()]).catch(() => undefined);
  const sweeper = setInterval(sweep, SWEEP_MS).unref();
  const make: MakeLimiter = (options) =>
    new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      storeType: 'pool',
      tableName: TABLE,
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
  return countingWith(make, () => clearInterval(sweeper));
}

/** Counts in Redis, which forgets what has expired. The connection stays the caller's to close. */
export function createRedisLimits(redis: Redis): Limits {
  return countingWith(
    (options) =>
      new RateLimiterRedis({
        ...options,
        storeClient: redis,
        keyPrefix: `${REDIS_PREFIX}limit:${options.keyPrefix}`,
        rejectIfRedisNotReady: true,
      }),
    () => undefined,
  );
}

function countingWith(make: MakeLimiter, close: () => void): Limits {
  const byName = new Map<string, Map<string, RateLimiterAbstract>>();

  function limiterOf(name: string, { points, seconds }: LimitRule): RateLimiterAbstract {
    const rules = byName.get(name) ?? new Map<string, RateLimiterAbstract>();
    byName.set(name, rules);
    const keyPrefix = `${name}:${points}/${seconds}`;
    const limiter = rules.get(keyPrefix) ?? make(insured({ keyPrefix, points, duration: seconds }));
    rules.set(keyPrefix, limiter);
    return limiter;
  }

  return {
    async consume(name, key, rule) {
      slowly('a rate limit');
      try {
        await limiterOf(name, rule).consume(hashed(key));
        return { allowed: true, retryAfterSeconds: 0 };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
    async reset(name, key) {
      for (const limiter of byName.get(name)?.values() ?? []) await limiter.delete(hashed(key));
    },
    async close() {
      close();
    },
  };
}

function insured(rule: { keyPrefix: string; points: number; duration: number }) {
  return { ...rule, insuranceLimiter: new RateLimiterMemory(rule) };
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
