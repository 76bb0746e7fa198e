import type { Knex } from 'knex';
import { type Client, type QueryArrayConfig, types } from 'pg';
import { notFound } from '../errors';
import { OWN_CODES } from '../faults';
import { onConnection } from './connections';
import { unlessLocked } from './contention';
import { camelCase, snakeCase } from './names';
import { createCompiler, valuesOf } from './statements';

/** A connection pool or a transaction on it: queries do not care which. */
export type Db = Knex;
export type Bindings = Record<string, unknown>;

// Numbers stay far below 2^53; dates without a time have no zone to be in.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);
types.setTypeParser(types.builtins.DATE, (value) => value);

const compile = createCompiler();

interface Raw {
  fields: { name: string }[];
  rows: unknown[][];
}

/**
 * All rows of a query with `:named` bindings, which are plain values.
 * @param name what the statement is prepared as, such as `ticket page`: for what pages run often. Not where the best
 *   plan depends much on the values, as with words that are searched for
 */
export async function rows<T>(db: Db, sql: string, bindings: Bindings = {}, name?: string): Promise<T[]> {
  return objectsOf(await answered(db, sql, bindings, name));
}

/** The same as lists of values, in the order of the columns: for very many rows. */
export async function valuesIn(db: Db, sql: string): Promise<unknown[][]> {
  return (await answered(db, sql, {})).rows;
}

async function answered(db: Db, sql: string, bindings: Bindings, name?: string): Promise<Raw> {
  const statement = compile(sql, name);
  const query: QueryArrayConfig = {
    text: statement.text,
    values: valuesOf(statement, bindings),
    rowMode: 'array',
    ...(statement.prepared && { name: statement.prepared }),
  };
  const work = (again?: () => void) =>
    onConnection(db, statement.reads, async (connection) => {
      if (db.isTransaction && (db as Knex.Transaction).isCompleted())
        throw new Error('the transaction has ended');
      again?.();
      db.client.emit('query', { sql: query.text, bindings: query.values });
      return sent(connection, query);
    });
  const run = () =>
    statement.reads && !db.isTransaction ? unlessLocked(db.client, statement.text, work) : work();
  return run().catch((error: { code?: unknown }) => {
    // Nothing has been done, so a write may be sent once more too; a transaction is over with it.
    if (error.code !== OWN_CODES.plan || db.isTransaction) throw error;
    return run();
  });
}

/** By a callback: with one, pg makes no promise and no stack of its own. */
function sent(connection: Client, query: QueryArrayConfig): Promise<Raw> {
  return new Promise((resolve, reject) => {
    connection.query(query, (error: Error | null, result) => {
      if (!error) return resolve(result as unknown as Raw);
      error.message = `${query.text} - ${error.message}`;
      reject(error);
    });
  });
}

function objectsOf<T>({ fields, rows }: Raw): T[] {
  const names = fields.map(({ name }) => camelCase(name));
  return rows.map((values) => {
    const object: Record<string, unknown> = {};
    for (let place = 0; place < names.length; place += 1) object[names[place] as string] = values[place];
    return object as T;
  });
}

/** The first row, or null. */
export async function maybeRow<T>(
  db: Db,
  sql: string,
  bindings: Bindings = {},
  name?: string,
): Promise<T | null> {
  const [first] = await rows<T>(db, sql, bindings, name);
  return first ?? null;
}

/**
 * The first row.
 * @throws AppError `not_found`
 */
export async function row<T>(db: Db, sql: string, bindings: Bindings = {}, name?: string): Promise<T> {
  const first = await maybeRow<T>(db, sql, bindings, name);
  if (first === null) throw notFound();
  return first;
}

export { careOf, type DatabaseOptions, databaseForCopies, openDatabase, type Patience } from './open';
export { camelCase, snakeCase };
