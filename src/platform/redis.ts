import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from './log';

export type { Redis } from 'ioredis';

/** Everything of ours in Redis begins with this, so that it can be shared. */
export const REDIS_PREFIX = 'servidesk:';

/** How long an answer may take: a page that asks twice has to be there within a second. */
const ANSWER_MS = 400;
const CONNECT_MS = 1000;
/** How often a quiet connection is asked whether it lives. */
const KEEPALIVE_MS = 2000;
/** Between tries to connect, at most. */
const RETRY_MS = 500;

/**
 * A connection that comes back by itself. While Redis is away commands fail at once and never queue. One that gets no
 * answer fails after 400 ms and takes the connection with it, for a silent one (Redis stopped or paused, a line that
 * broke without a word) would never be given up; a quiet one is asked every two seconds.
 */
export function openRedis(url: string, log: Log, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // The command's own limit comes first, the connection's right after it: no data for as long as something waits.
    commandTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    connectTimeout: CONNECT_MS,
    // The other side of a silent line never answers a polite end.
    disconnectTimeout: ANSWER_MS,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(25 * 2 ** Math.min(attempt, 10), RETRY_MS),
    ...options,
  });
  const keepAlive = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, KEEPALIVE_MS).unref();
  redis.on('end', () => clearInterval(keepAlive));
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
