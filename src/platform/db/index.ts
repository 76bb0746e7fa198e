import knexFactory, { type Knex } from 'knex';
import { type Client, types } from 'pg';
import { notFound } from '../errors';
import { camelCase, camelKeys, snakeCase } from './names';
import { createNames } from './prepared';

/** A connection pool or a transaction on it: queries do not care which. */
export type Db = Knex;
export type Bindings = Record<string, unknown>;

// Numbers stay far below 2^53; dates without a time have no zone to be in.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);
types.setTypeParser(types.builtins.DATE, (value) => value);

export interface DatabaseOptions {
  /** Connections at most. */
  max?: number;
  /** Whether a statement, or a transaction that waits for us, is ended after a minute: its locks stop everybody. */
  endsSlowStatements?: boolean;
}

/** Opens a pool; rows come back in camelCase, identifiers go out in snake_case. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const db = knexFactory({
    client: 'pg',
    connection: { connectionString: url, application_name: 'servidesk' },
    pool: { min: 0, max: options.max ?? 12, afterCreate: settingUp(options) },
    // An error's message ends up in logs: without what was bound, which may be anything that people typed.
    compileSqlOnError: false,
    acquireConnectionTimeout: 5000,
    wrapIdentifier: (value, wrap) => (value === '*' ? value : wrap(snakeCase(value))),
    postProcessResponse: camelRows,
    // What goes wrong reaches the caller of the query; Knex's own lines on the console add nothing.
    log: { debug: ignore, deprecate: ignore, error: ignore, warn: ignore },
  });
  // A pool's connections break when PostgreSQL restarts; without a listener that ends the process.
  db.on('error', () => undefined);
  return db;
}

const ignore = () => undefined;

/**
 * Set and not asked for when connecting: poolers refuse connections that begin with such settings. A day more is 24
 * hours in UTC alone, whatever zone a database is in.
 */
function settingUp({ endsSlowStatements }: DatabaseOptions) {
  const timeouts = `set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '60s'`;
  const statements = `set timezone = 'UTC'; ${endsSlowStatements ? timeouts : ''}`;
  return (connection: Client, done: (error: unknown, connection: Client) => void) =>
    connection.query(statements, (error) => done(error, connection));
}

function camelRows(result: unknown): unknown {
  if (Array.isArray(result)) return result.map((row) => camelKeys(row));
  const raw = result as { rows?: unknown[] } | null;
  if (raw && Array.isArray(raw.rows)) raw.rows = raw.rows.map((row) => camelKeys(row));
  else if (raw && typeof raw === 'object' && Object.getPrototypeOf(raw) === Object.prototype)
    return camelKeys(raw);
  return result;
}

const nameOf = createNames();

/**
 * All rows of a query with `:named` bindings, which are plain values: the text alone says what is prepared.
 * @param options.prepared false where the best plan depends much on the values
 */
export async function rows<T>(
  db: Db,
  sql: string,
  bindings: Bindings = {},
  { prepared = true }: { prepared?: boolean } = {},
): Promise<T[]> {
  const query = db.raw(sql, bindings as Knex.RawBinding as never);
  const name = prepared ? nameOf(sql) : undefined;
  const result = await (name === undefined ? query : query.options({ name }));
  return result.rows as T[];
}

/** The first row, or null. */
export async function maybeRow<T>(db: Db, sql: string, bindings: Bindings = {}): Promise<T | null> {
  const [first] = await rows<T>(db, sql, bindings);
  return first ?? null;
}

/**
 * The first row.
 * @throws AppError `not_found`
 */
export async function row<T>(db: Db, sql: string, bindings: Bindings = {}): Promise<T> {
  const first = await maybeRow<T>(db, sql, bindings);
  if (first === null) throw notFound();
  return first;
}

export { camelCase, snakeCase };
