import connectPgSimple from 'connect-pg-simple';
import { RedisStore } from 'connect-redis';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session, { type SessionData, type Store } from 'express-session';
import { Pool } from 'pg';
import type { Config } from '../platform/config';
import { hostCookie } from '../platform/http/flash';
import type { Log } from '../platform/log';
import { openRedis, REDIS_PREFIX } from '../platform/redis';

export interface Sessions {
  middleware: RequestHandler;
  store: Store;
  /** Resolves when sessions can be read, or after two seconds without. */
  ready: Promise<void>;
  close(): Promise<void>;
}

// As long as the longest sign-in that ends with the browser; one that is remembered says itself how long.
const DAYS_30 = 30 * 24 * 60 * 60;

/** Sessions in Redis where there is one, else in PostgreSQL. What they hold decides nothing by itself. */
export function createSessions(config: Config, databaseUrl: string, log: Log): Sessions {
  const { store, ready, close } = config.redisUrl
    ? redisStore(config.redisUrl, log)
    : postgresStore(databaseUrl, log);
  const withSession = session({
    name: hostCookie('sd_session', config),
    secret: config.sessionSecret,
    store,
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: config.baseUrl.startsWith('https:'),
    },
  });
  return { middleware: bearingOutages(withSession), store, ready, close };
}

/** A store that is away turns everyone into a visitor, it does not take the public pages down with it. */
function bearingOutages(withSession: RequestHandler): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    let passed = false;
    withSession(req, res, (error?: unknown) => {
      if (error) req.ctx.system.log.warn({ err: error, requestId: req.ctx.requestId }, 'session store away');
      // It calls again when it could not save after the answer; the request has been dealt with by then.
      if (passed) return;
      passed = true;
      req.sessionUnavailable = Boolean(error) || !req.session;
      next();
    });
  };
}

type StoredSession = SessionData & { isStored?: boolean };

/**
 * What was read is only written over, never put back: a slow request that was under way while its session ended, or
 * got another id, would otherwise create the old one anew.
 * @param update writes a session that is there still, and nothing else
 */
function onlyUpdateExisting(
  store: Store,
  update: (sid: string, kept: StoredSession) => Promise<unknown>,
): void {
  const [get, set] = [store.get.bind(store), store.set.bind(store)];
  store.get = (sid, callback) =>
    get(sid, (error: unknown, kept?: StoredSession | null) =>
      callback(error, kept ? Object.assign(kept, { isStored: true }) : kept),
    );
  store.set = (sid, kept: StoredSession, callback) => {
    if (!kept.isStored) return set(sid, kept, callback);
    update(sid, kept).then(
      () => callback?.(),
      (error) => callback?.(error),
    );
  };
}

function secondsOf({ cookie }: StoredSession): number {
  const left = cookie.expires ? (new Date(cookie.expires).getTime() - Date.now()) / 1000 : DAYS_30;
  return Math.max(1, Math.ceil(left));
}

function redisStore(url: string, log: Log) {
  const client = openRedis(url, log);
  const store = new RedisStore({
    client,
    prefix: `${REDIS_PREFIX}session:`,
    ttl: DAYS_30,
    disableTouch: true,
  });
  onlyUpdateExisting(store, (sid, kept) =>
    client.set(`${REDIS_PREFIX}session:${sid}`, JSON.stringify(kept), 'EX', secondsOf(kept), 'XX'),
  );
  const ready = new Promise<void>((resolve) => {
    setTimeout(resolve, 2000).unref();
    client.once('ready', () => resolve());
  });
  return { store, ready, close: async () => client.disconnect() };
}

function postgresStore(databaseUrl: string, log: Log) {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'session store'));
  const Store = connectPgSimple(session);
  const store = new Store({
    pool,
    tableName: 'sessions',
    createTableIfMissing: false,
    ttl: DAYS_30,
    disableTouch: true,
    errorLog: (...parts: unknown[]) => log.warn({ parts: parts.map(String) }, 'session store'),
  });
  onlyUpdateExisting(store, (sid, kept) =>
    pool.query(`update sessions set sess = $1, expire = now() + $2 * interval '1 second' where sid = $3`, [
      kept,
      secondsOf(kept),
      sid,
    ]),
  );
  return {
    store,
    ready: Promise.resolve(),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}
