import { type Command, Redis, type RedisOptions } from 'ioredis';
import { whatArrived } from './arrived';
import type { Log } from './log';
import { createOutage } from './outage';

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
export function openRedis(url: string, log: Log, options: Pick<RedisOptions, 'autoResubscribe'> = {}): Redis {
  const redis = new AnsweringRedis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
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
  const outage = outageOf(log);
  redis.on('error', (error) => outage.met(redis, error));
  redis.on('ready', () => outage.over(redis));
  redis.on('end', () => {
    clearInterval(keepAlive);
    outage.forget(redis);
  });
  return redis;
}

/** The connections of a process lose their Redis together: the log tells of it once, and when the last is back. */
function createRedisOutage(log: Log) {
  const outage = createOutage(log, 'redis is away');
  const away = new Set<Redis>();
  return {
    met(redis: Redis, error: unknown) {
      away.add(redis);
      outage.met(error);
    },
    over(redis: Redis) {
      away.delete(redis);
      if (away.size === 0) outage.over();
    },
    /** It was closed, which says nothing of Redis. */
    forget(redis: Redis) {
      away.delete(redis);
    },
  };
}

const outages = new WeakMap<Log, ReturnType<typeof createRedisOutage>>();

/** A process has one log. */
function outageOf(log: Log): ReturnType<typeof createRedisOutage> {
  const outage = outages.get(log) ?? createRedisOutage(log);
  outages.set(log, outage);
  return outage;
}

/**
 * Gives up a command that gets no answer, and its connection with it. ioredis has limits for both (`commandTimeout`,
 * `socketTimeout`), but after a turn of the event loop that took longer they end what has long been answered.
 */
class AnsweringRedis extends Redis {
  override sendCommand(command: Command, stream?: Parameters<Redis['sendCommand']>[1]): unknown {
    const { stream: connection } = this;
    let waits = true;
    const limit = setTimeout(async () => {
      await whatArrived();
      if (!waits) return;
      const silence = new Error(`no answer within ${ANSWER_MS} ms`);
      command.reject(silence);
      connection.destroy(silence);
    }, ANSWER_MS);
    const ended = () => {
      waits = false;
      clearTimeout(limit);
    };
    command.promise.then(ended, ended);
    return super.sendCommand(command, stream);
  }
}
