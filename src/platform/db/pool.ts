import type { Knex } from 'knex';
import { type Client, type ClientConfig, Pool, type PoolConfig } from 'pg';
import type { Log } from '../log';
import { careOf, lookedAfter } from './open';
import type { Watch } from './watch';

/**
 * A small pool of plain connections beside Knex's, for packages that bring their own SQL. The same watch looks after
 * both: where the database does not answer, whoever waits is refused at once. It is as patient as Knex's is.
 * @param name of its connections, as `pg_stat_activity` shows them
 */
export function openPool(db: Knex, log: Log, { max, name }: { max: number; name: string }): Pool {
  const { watch, beside } = careOf(db);
  const settings = {
    connectionString: db.client.config.connection.connectionString,
    application_name: `servidesk-${name}`,
    max,
    keepAlive: true,
    connectionTimeoutMillis: beside,
    query_timeout: beside,
  };
  const pool = new Pool({ ...settings, Client: clientsOf(watch) });
  // Idle ones break too; who asks next says so.
  pool.on('error', (error) => log.debug({ err: error }, 'an idle connection broke'));
  return pool;
}

/** What pg-pool makes its connections with. */
function clientsOf(watch: Watch): NonNullable<PoolConfig['Client']> {
  function WatchedClient(settings: ClientConfig) {
    return clientOf(settings, watch);
  }
  // Its type leaves out what it gives.
  return WatchedClient as unknown as NonNullable<PoolConfig['Client']>;
}

function clientOf(settings: ClientConfig, watch: Watch): Client {
  const watched = lookedAfter(settings, watch);
  const client = watched.client as Client & { processID: number | null };
  const connect = client.connect;
  const open = async () => {
    watch.assertAnswers();
    await connect();
    watched.backend = client.processID;
  };
  const opened = (done: (error?: Error) => void) => {
    open().then(
      () => done(),
      (error) => {
        watch.remove(watched);
        done(error);
      },
    );
  };
  return Object.assign(client, { connect: opened });
}
