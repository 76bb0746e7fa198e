import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Db, openDatabase, row } from '../../src/platform/db';
import { until } from '../platform/helpers';
import { createDatabase, type TestDatabase } from '../support/database';

// The database hangs up on a worker, a process of its own, while its jobs run and their ends are written.

const ROUNDS = 5;
const JOBS_A_ROUND = 60;

let database: TestDatabase;
let db: Db;
let dataDir: string;
let worker: ChildProcess;

beforeAll(async () => {
  database = await createDatabase('fixture');
  db = openDatabase(database.url);
  dataDir = mkdtempSync(join(tmpdir(), 'servidesk-jobs-'));
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await db.destroy();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

function startWorker(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ROLE: 'worker',
      PORT: '0',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SESSION_SECRET: 'a secret that only these tests use',
      ENCRYPTION_KEY: 'a key that only these tests ever use',
    },
  });
}

/** Half of them end well; the others, which name no files, fail the only time they are tried. */
async function addJobs(): Promise<void> {
  await db.raw(
    `select graphile_worker.add_job('tickets.remove_files',
       case when number % 2 = 0 then '{"keys":[]}' else '{}' end::json, max_attempts => 1)
      from generate_series(1, :count::int) number`,
    { count: JOBS_A_ROUND },
  );
}

const jobs = () =>
  row<{ waiting: number; failed: number; locked: number }>(
    db,
    `select count(*) filter (where attempts = 0) as waiting, count(*) filter (where locked_at is not null) as locked,
       count(*) filter (where last_error is not null and locked_at is null) as failed
      from graphile_worker._private_jobs where task_id = (
        select id from graphile_worker._private_tasks where identifier = 'tickets.remove_files')`,
  );

test('jobs that run while the database hangs up are done all the same, and none stays locked', async () => {
  worker = startWorker();
  const said = text(worker.stdout as NodeJS.ReadableStream);
  for (let round = 0; round < ROUNDS; round += 1) {
    await addJobs();
    await until(async () => (await jobs()).waiting < JOBS_A_ROUND);
    await db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await until(async () => {
      const { waiting, locked } = await jobs();
      return waiting + locked === 0;
    });
  }
  expect(await jobs()).toEqual({ waiting: 0, locked: 0, failed: (ROUNDS * JOBS_A_ROUND) / 2 });
  expect(worker.exitCode).toBeNull();
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  const lines = (await said).trim().split('\n');
  const told = lines.filter((line) => JSON.parse(line).msg === 'the job queue does not answer').length;
  // Of a round, a cause at a time: not each job and each statement.
  expect(told).toBeGreaterThanOrEqual(ROUNDS);
  expect(told).toBeLessThan((ROUNDS * JOBS_A_ROUND) / 2);
  expect(lines.filter((line) => JSON.parse(line).level === 60)).toEqual([]);
});
