import connectPgSimple from 'connect-pg-simple';
import { RedisStore } from 'connect-redis';
import type { Request } from 'express';
import session, { type SessionData, type Store } from 'express-session';
import type { Db } from '../platform/db';
import { openPool } from '../platform/db/pool';
import type { Log } from '../platform/log';
import { createOutage } from '../platform/outage';
import { openRedis, REDIS_PREFIX } from '../platform/redis';
import { BESIDE } from './connections';

export type StoredSession = SessionData & { isStored?: boolean };

export interface SessionStore {
  store: Store;
  /** Resolves when sessions can be read, or after two seconds without. */
  ready: Promise<void>;
  /** Whether sessions can be read and kept now, asked of the connection that requests use. Never rejects. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

// As long as the longest sign-in that ends with the browser; one that is remembered says itself how long.
const DAYS_30 = 30 * 24 * 60 * 60;

/**
 * What was read is only written over, never put back: a slow request that was under way while its session ended, or
 * got another id, would otherwise create the old one anew. What goes wrong is logged once a cause.
 * @param update writes a session that is there still, and nothing else
 */
function prepare(
  store: Store,
  log: Log,
  update: (sid: string, kept: StoredSession) => Promise<unknown>,
): Store {
  const reading = createOutage(log, 'sessions cannot be read');
  const keeping = createOutage(log, 'sessions cannot be kept');
  const [get, set, destroy] = [store.get.bind(store), store.set.bind(store), store.destroy.bind(store)];
  store.get = (sid, callback) =>
    get(sid, (error: unknown, kept?: StoredSession | null) => {
      if (error) reading.met(error);
      else reading.over();
      callback(error, kept ? Object.assign(kept, { isStored: true }) : kept);
    });
  store.set = (sid, kept: StoredSession, callback) => {
    const ended = (error?: unknown) => {
      if (error) keeping.met(error);
      else keeping.over();
      callback?.(error);
    };
    if (!kept.isStored) return set(sid, kept, ended);
    update(sid, kept).then(() => ended(), ended);
  };
  const ending = createOutage(log, 'sessions cannot be ended');
  store.destroy = (sid, callback) =>
    destroy(sid, (error?: unknown) => {
      if (error) ending.met(error);
      else ending.over();
      callback?.(error);
    });
  // The one before goes once the new one is stored (see sessions.ts): where it cannot be, they still have theirs.
  store.regenerate = (req, callback) => {
    // The types do not know what every store is given (express-session's index.js).
    (store as unknown as { generate(req: Request): void }).generate(req);
    callback();
  };
  return store;
}

function secondsOf({ cookie }: StoredSession): number {
  const left = cookie.expires ? (new Date(cookie.expires).getTime() - Date.now()) / 1000 : DAYS_30;
  return Math.max(1, Math.ceil(left));
}

const succeeds = (act: Promise<unknown>) =>
  act.then(
    () => true,
    () => false,
  );

export function redisStore(url: string, log: Log): SessionStore {
  const client = openRedis(url, log);
  const store = new RedisStore({
    client,
    prefix: `${REDIS_PREFIX}session:`,
    ttl: DAYS_30,
    disableTouch: true,
  });
  prepare(store, log, (sid, kept) =>
    client.set(`${REDIS_PREFIX}session:${sid}`, JSON.stringify(kept), 'EX', secondsOf(kept), 'XX'),
  );
  const ready = new Promise<void>((resolve) => {
    setTimeout(resolve, 2000).unref();
    client.once('ready', () => resolve());
  });
  return {
    store,
    ready,
    // One that is full, cannot write to its disk, or became a replica answers, and refuses to keep anything.
    healthy: () => succeeds(client.set(`${REDIS_PREFIX}session-check`, '1', 'EX', 60)),
    close: async () => client.disconnect(),
  };
}

export function postgresStore(db: Db, log: Log): SessionStore {
  const pool = openPool(db, log, { max: BESIDE.sessions, name: 'sessions' });
  const Store = connectPgSimple(session);
  const store = new Store({
    pool,
    tableName: 'sessions',
    createTableIfMissing: false,
    ttl: DAYS_30,
    disableTouch: true,
    errorLog: (...parts: unknown[]) => log.debug({ parts: parts.map(String) }, 'session store'),
  });
  prepare(store, log, (sid, kept) =>
    pool.query(`update sessions set sess = $1, expire = now() + $2 * interval '1 second' where sid = $3`, [
      kept,
      secondsOf(kept),
      sid,
    ]),
  );
  return {
    store,
    ready: Promise.resolve(),
    // Changes no row, and is refused where none could be changed.
    healthy: () => succeeds(pool.query(`update sessions set expire = expire where sid = ''`)),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}
