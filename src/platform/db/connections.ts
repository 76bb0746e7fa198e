import type { Knex } from 'knex';
import type { Client } from 'pg';

/** A connection of the pool and how many statements are under way on it. */
interface Held {
  connection: Promise<Client>;
  statements: number;
}

/** Those that further reads may join still, by the pool's client. */
const open = new WeakMap<object, Held>();

/**
 * Sends a statement on the transaction's connection, or on one of the pool. Reads that are asked for in one go, as by
 * `Promise.all`, leave together on one connection: a page neither waits for each answer nor takes several.
 */
export async function onConnection<T>(
  db: Knex,
  reads: boolean,
  send: (connection: Client) => Promise<T>,
): Promise<T> {
  const held = (reads && !db.isTransaction && open.get(db.client)) || take(db, reads);
  held.statements += 1;
  const connection = await held.connection;
  try {
    return await send(connection);
  } finally {
    held.statements -= 1;
    if (held.statements === 0) {
      close(db, held);
      db.client.releaseConnection(connection);
    }
  }
}

function take(db: Knex, reads: boolean): Held {
  const held: Held = { connection: db.client.acquireConnection(), statements: 0 };
  if (reads && !db.isTransaction) {
    open.set(db.client, held);
    // After all that this turn of the event loop still has to do: what comes later is another request's.
    Promise.resolve().then(() => process.nextTick(close, db, held));
  }
  return held;
}

function close(db: Knex, held: Held): void {
  if (open.get(db.client) === held) open.delete(db.client);
}
