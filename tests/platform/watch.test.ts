import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { Client } from 'pg';
import { createWatch } from '../../src/platform/db/watch';
import type { Watched } from '../../src/platform/db/watched';
import { createDatabase, type TestDatabase } from '../support/database';
import { standStill, until } from './helpers';

// Who looks after connections: one is dead only if nothing has come of it, not if nobody has read it yet.

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('migrated');
});
afterAll(() => database.drop());

/** Whether a connection has had nothing to do for so long that the watch would ask what became of its answer. */
async function hasRested(pid: number): Promise<boolean> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const rested = `select from pg_stat_activity where pid = $1 and state_change < clock_timestamp() - interval '1 second'`;
  const { rowCount } = await client.query(rested, [pid]);
  await client.end();
  return rowCount === 1;
}

/** A line within this process: what is written at one end has arrived at the other, and is not read yet. */
async function ownLine() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [far] = await once(server, 'connection');
  return {
    near,
    far,
    close: () => [near, far, server].forEach((end) => void (end.destroy ?? end.close).call(end)),
  };
}

test.each([
  ['an answer that lies here and is not read yet is no sign of a dead connection', true, []],
  ['a connection of which nothing comes is given up', false, ['SD_CONNECTION_LOST']],
])('%s', async (_what, comes, dropped) => {
  const idle = new Client({ connectionString: database.url });
  await idle.connect();
  const { rows } = await idle.query('select pg_backend_pid() as pid');
  await until(() => hasRested(rows[0].pid));
  const { near, far, close } = await ownLine();
  const told: string[] = [];
  let looks = 0;
  const watched = {
    waitingSince: performance.now() - 500,
    // It is asked for twice a look, the second time as the server is about to be asked: then this process stands still,
    // and goes on with what the server says and, after it, with what has come on the line.
    get backend() {
      looks += 1;
      if (looks === 2)
        setImmediate(() => {
          standStill(300);
          if (comes) near.write('the answer');
        });
      return rows[0].pid;
    },
    drop: (code: string) => void told.push(code),
  } as unknown as Watched;
  far.on('data', () => {
    watched.waitingSince = null;
  });
  const watch = createWatch({ url: database.url, sign: 10_000, longest: null });
  watch.add(watched);
  await until(() => told.length > 0 || watched.waitingSince === null);
  // What the look ends with follows within the turn.
  await new Promise((resolve) => setImmediate(resolve));
  watch.close();
  await idle.end();
  close();
  expect(told).toEqual(dropped);
});
