import { Pool } from 'pg';
import type { Log } from '../log';
import { isSilent, silentError } from './watch';

/** For a connection, and again for an answer: what a page asks of such a pool before all else has to leave it time. */
const WAIT_MS = 700;

/**
 * A small pool of plain connections beside Knex's, for packages that bring their own SQL. Whoever waits for one, or for
 * an answer, is refused after 0.7 seconds, or at once while Knex's pool knows that the database does not answer; a
 * connection that did not answer is thrown away.
 * @param name of its connections, as `pg_stat_activity` shows them
 */
export function openPool(url: string, log: Log, { max, name }: { max: number; name: string }): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: `servidesk-${name}`,
    max,
    keepAlive: true,
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: WAIT_MS,
  });
  const connect = pool.connect.bind(pool) as (done?: unknown) => unknown;
  // `query` of pg-pool comes here too, with a callback.
  pool.connect = ((done?: (error: Error, client: undefined, release: () => void) => void) => {
    if (!isSilent(url)) return connect(done);
    if (!done) return Promise.reject(silentError());
    process.nextTick(done, silentError(), undefined, () => undefined);
  }) as typeof pool.connect;
  // Idle ones break too; who asks next says so.
  pool.on('error', (error) => log.debug({ err: error }, 'an idle connection broke'));
  return pool;
}
