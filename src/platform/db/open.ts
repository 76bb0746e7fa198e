import knexFactory, { type Knex } from 'knex';
import type { Client, ClientConfig } from 'pg';
import { codedError, OWN_CODES } from '../faults';
import { camelKeys, snakeCase } from './names';
import { createWatch, type Watch } from './watch';
import { type Watched, watchedClient } from './watched';

/** How long things may take, in milliseconds. */
interface Limits {
  /** Opening a connection. */
  connect: number;
  /** What a database that owes an answer has to say that it is there: a busy machine takes a while for that as well. */
  sign: number;
  /** Waiting for a connection of the pool. */
  pool: number;
  /** Beside this pool: opening a connection, and again an answer. Pools have the watch, which knows sooner of silence. */
  beside: number;
  /** One statement; null for as long as it takes. */
  statement: number | null;
  /** Waiting for a lock, of that. */
  lock: number | null;
  /** A transaction that waits for us: its locks stop everybody. */
  idle: number | null;
}

/**
 * Whom a pool works for: people who wait for a page, jobs, a migration, or somebody who knows that it takes long. Whoever
 * needs a table waits behind a migration that waits for it, so that gives up sooner than people do, and tries again.
 */
export type Patience = 'people' | 'jobs' | 'migration' | 'endless';

const LIMITS: Record<Patience, Limits> = {
  people: { connect: 2000, sign: 700, pool: 3000, beside: 1500, statement: 10_000, lock: 800, idle: 10_000 },
  jobs: {
    connect: 5000,
    sign: 2000,
    pool: 10_000,
    beside: 1500,
    statement: 60_000,
    lock: 30_000,
    idle: 60_000,
  },
  migration: {
    connect: 10_000,
    sign: 10_000,
    pool: 10_000,
    beside: 10_000,
    statement: null,
    lock: 500,
    idle: null,
  },
  endless: {
    connect: 60_000,
    sign: 10_000,
    pool: 60_000,
    beside: 10_000,
    statement: null,
    lock: null,
    idle: null,
  },
};

/** Beyond its own limit a statement that has said nothing is on a dead connection. */
const GRACE = 1000;

export interface DatabaseOptions {
  /** Connections at most. */
  max?: number;
  patience?: Patience;
  /** For COPY and cursors, which a connection that sends statements ahead refuses. */
  copies?: boolean;
  /** Told when the database falls silent, and when it answers again. */
  silence?(silent: boolean): void;
  /** Told how many seconds each statement took, from sending it to its answer. */
  measured?(seconds: number): void;
}

/** Who looks after the connections of a pool and of those beside it, and how long these wait, in milliseconds. */
interface Care {
  watch: Watch;
  beside: number;
}

/** By what Knex keeps of a pool, which its transactions have too. */
const cares = new WeakMap<object, Care>();

/** @throws Error for a pool that `openDatabase` has not opened */
export function careOf(db: Knex): Care {
  const care = cares.get(db.client.config);
  if (!care) throw new Error('not opened here');
  return care;
}

/** Opens a pool; rows come back in camelCase, identifiers go out in snake_case. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const limits = LIMITS[options.patience ?? 'endless'];
  const db = knexFactory({
    client: 'pg',
    connection: { connectionString: url },
    pool: { min: 0, max: options.max ?? 12 },
    // An error's message ends up in logs: without what was bound, which may be anything that people typed.
    compileSqlOnError: false,
    acquireConnectionTimeout: limits.pool,
    wrapIdentifier: (value, wrap) => (value === '*' ? value : wrap(snakeCase(value))),
    postProcessResponse: camelRows,
    // What goes wrong reaches the caller of the query; Knex's own lines on the console add nothing.
    log: { debug: ignore, deprecate: ignore, error: ignore, warn: ignore },
  });
  // A pool's connections break when PostgreSQL restarts; without a listener that ends the process.
  db.on('error', () => undefined);
  const watch = createWatch({
    url,
    sign: limits.sign,
    longest: limits.statement && limits.statement + GRACE,
    told: options.silence,
  });
  const { client } = db;
  cares.set(client.config, { watch, beside: limits.beside });
  client.acquireRawConnection = () => connect(url, options, limits, watch);
  client.acquireConnection = () => acquire(client.pool, watch);
  const destroy = client.destroy.bind(client);
  client.destroy = (...parameters: unknown[]) => {
    watch.close();
    return destroy(...parameters);
  };
  return db;
}

/** Another pool to the same database, for COPY. */
export function databaseForCopies(db: Knex): Knex {
  return openDatabase(db.client.config.connection.connectionString, { max: 2, copies: true });
}

/** Whoever waits for a connection is told at once when the database falls silent. */
async function acquire(pool: Pool, watch: Watch): Promise<Client> {
  watch.assertAnswers();
  const pending = pool.acquire();
  const undo = watch.onSilence(() => pending.abort());
  try {
    return await pending.promise;
  } catch (error) {
    watch.assertAnswers();
    if ((error as { code?: unknown }).code !== undefined) throw error;
    throw codedError(OWN_CODES.pool, 'no connection became free', error);
  } finally {
    undo();
  }
}

/** As much of Knex's pool as we ask for (tarn's). */
interface Pool {
  acquire(): { promise: Promise<Client>; abort(): void };
}

/** In place of Knex's own, which knows neither limits nor who does not answer. */
async function connect(
  url: string,
  { copies = false, measured }: DatabaseOptions,
  limits: Limits,
  watch: Watch,
): Promise<Client> {
  watch.assertAnswers();
  // pg's types do not know that statements may leave without waiting for the answers to those before.
  const settings: ClientConfig & { pipeline: boolean } = {
    connectionString: url,
    application_name: 'servidesk',
    connectionTimeoutMillis: limits.connect,
    keepAlive: true,
    pipeline: !copies,
  };
  const watched = lookedAfter(settings, watch, measured);
  const { client } = watched;
  try {
    await client.connect();
    watched.backend = await setUp(client, limits);
    return client;
  } catch (error) {
    watch.remove(watched);
    watched.drop(OWN_CODES.lost);
    throw error;
  }
}

/** A connection that is not open yet, looked after until it ends. */
export function lookedAfter(
  settings: ClientConfig,
  watch: Watch,
  measured?: (seconds: number) => void,
): Watched {
  const { answered, outdated } = watch;
  const watched = watchedClient(settings, { answered, outdated, measured });
  const { client } = watched;
  client.on('error', watched.giveUp);
  client.on('end', () => {
    watched.giveUp('ended');
    watch.remove(watched);
  });
  watch.add(watched);
  return watched;
}

/**
 * Set and not asked for when connecting: poolers refuse connections that begin with such settings. A day more is 24
 * hours in UTC alone, whatever zone a database is in.
 * @returns the number of the server's process
 */
function setUp(client: Client, { statement, lock, idle }: Limits): Promise<number> {
  const settings = Object.entries({
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idle,
  }).flatMap(([name, limit]) => (limit === null ? [] : [`set ${name} = ${limit};`]));
  const statements = `set timezone = 'UTC'; ${settings.join(' ')} select pg_backend_pid() as pid`;
  return new Promise((resolve, reject) => {
    client.query(statements, (error: Error | null, results: unknown) => {
      if (error) reject(error);
      else resolve((results as { rows: { pid: number }[] }[]).at(-1)?.rows[0]?.pid as number);
    });
  });
}

const ignore = () => undefined;

function camelRows(result: unknown): unknown {
  if (Array.isArray(result)) return result.map((row) => camelKeys(row));
  const raw = result as { rows?: unknown[] } | null;
  if (raw && Array.isArray(raw.rows)) raw.rows = raw.rows.map((row) => camelKeys(row));
  else if (raw && typeof raw === 'object' && Object.getPrototypeOf(raw) === Object.prototype)
    return camelKeys(raw);
  return result;
}
