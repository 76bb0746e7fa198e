import { Pool } from 'pg';
import type { Log } from '../log';

/** For a connection, and again for an answer: what a page asks of such a pool before all else has to leave it time. */
const WAIT_MS = 700;

/**
 * A small pool of plain connections beside Knex's, for packages that bring their own SQL. Whoever waits for one, or for
 * an answer, is refused after 0.7 seconds; a connection that did not answer is thrown away.
 */
export function openPool(url: string, log: Log, { max }: { max: number }): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: WAIT_MS,
  });
  // Idle ones break too; who asks next says so.
  pool.on('error', (error) => log.debug({ err: error }, 'an idle connection broke'));
  return pool;
}
