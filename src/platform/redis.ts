import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from './log';

export type { Redis } from 'ioredis';

/** Everything of ours in Redis begins with this, so that it can be shared. */
export const REDIS_PREFIX = 'servidesk:';

/**
 * A connection that comes back by itself. While Redis is away a command fails at once, or, when the line is
 * silent, soon enough that a page which asks it twice is there within a second. Commands never queue.
 */
export function openRedis(url: string, log: Log, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 400,
    connectTimeout: 5000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), 2000),
    ...options,
  });
  let away = false;
  redis.on('error', (error) => {
    if (!away) log.warn({ err: error }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('redis is back');
    away = false;
  });
  return redis;
}
