import { Client } from 'pg';
import { startWorker } from '../../src/app/worker';
import { row, rows } from '../../src/platform/db';
import type { Task } from '../../src/platform/jobs';
import { createLog } from '../../src/platform/log';
import { deferred, lineTo, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';

// The worker goes on however often it loses the queue, and nothing that has ended stays locked.
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

const NAME = 'tests.counted' as Task['name'];

/** A worker whose only task notes which of its jobs it has run. */
function counting(run: (number: number) => Promise<void> = async () => undefined) {
  const ran: number[] = [];
  const task = {
    name: NAME,
    async run(_ctx: unknown, { number }: { number: number }) {
      await run(number);
      ran.push(number);
    },
  } as unknown as Task;
  return {
    ran,
    start: (url = app.database.url) => startWorker({ ...app.system, tasks: [task] }, url, { beatMs: 50 }),
  };
}

const addJobs = (from: number, count: number) =>
  app.system.db.raw(
    `select graphile_worker.add_job('${NAME}', jsonb_build_object('number', n)::json)
      from generate_series(:from::int, :to::int) n`,
    { from, to: from + count - 1 },
  );

const left = () =>
  rows(
    app.system.db,
    `select jobs.id, locked_by from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = task_id where identifier = '${NAME}'`,
  );

/** Connections that the database is answering now. */
const busy = async () =>
  (
    await row<{ count: number }>(
      app.system.db,
      `select count(*) from pg_stat_activity
        where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    )
  ).count;

/** Ends every connection to the database but this one. */
async function endConnections(): Promise<void> {
  const client = new Client({ connectionString: app.database.url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await client.end();
}

test('all connections end again and again, with jobs in flight: each is done, and none stays locked', async () => {
  const { ran, start } = counting();
  const worker = await start();
  const size = 40;
  for (let round = 0; round < 20; round += 1) {
    await until(() =>
      addJobs(round * size, size).then(
        () => true,
        () => false,
      ),
    );
    await until(() => ran.some((number) => number >= round * size));
    await endConnections();
  }
  const numbers = Array.from({ length: 20 * size }, (_, index) => index);
  await until(async () => {
    const found = await left().catch(() => null);
    return found?.length === 0;
  });
  expect(numbers.filter((number) => !ran.includes(number))).toEqual([]);
  await worker.stop();
});

test('a job whose lock the worker did not hear of is run once the line is back', async () => {
  const line = await lineTo(app.database.url);
  const { ran, start } = counting();
  const worker = await start(line.url);
  await addJobs(0, 20);
  // All that it has asked for is answered: who waits for an answer that got lost asks for nothing more.
  await until(async () => ran.length === 20 && (await left()).length === 0 && (await busy()) === 0);
  line.loseAnswers();
  await addJobs(20, 1);
  await until(async () =>
    (await left()).some((job) => (job as { lockedBy: string | null }).lockedBy !== null),
  );
  expect(ran).not.toContain(20);
  await line.cut();
  await line.mend();
  await until(() => ran.includes(20));
  await worker.stop();
  expect(await left()).toEqual([]);
  await line.cut();
});

test('a stop waits until the queue knows of what has ended', async () => {
  const { ran, start } = counting();
  const worker = await start();
  await addJobs(0, 200);
  await until(() => ran.length >= 20);
  await worker.stop();
  expect((await left()).filter((job) => (job as { lockedBy: string | null }).lockedBy !== null)).toEqual([]);
  await app.system.db.raw('delete from graphile_worker._private_jobs');
});

test('a job that takes long is not taken for a dead worker’s', async () => {
  const [begun, end] = [deferred<void>(), deferred<void>()];
  const { ran, start } = counting(async () => {
    begun.resolve();
    await end.promise;
  });
  const worker = await start();
  await addJobs(0, 1);
  await begun.promise;
  await app.system.db.raw(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`);
  const beats = () => row<{ at: Date }>(app.system.db, 'select max(seen_at) as at from job_workers');
  const { at } = await beats();
  await until(async () => (await beats()).at > at);
  const { at: next } = await beats();
  await until(async () => (await beats()).at > next);
  expect(await left()).toEqual([expect.objectContaining({ lockedBy: expect.any(String) })]);
  end.resolve();
  await worker.stop();
  expect(ran).toEqual([0]);
});

test('one that has stopped is none of those that live, of which one speaks for all', async () => {
  const [first, second] = [await counting().start(), await counting().start()];
  const speak = () => Promise.all([first, second].map((worker) => worker.speaksForAll()));
  expect((await speak()).sort()).toEqual([false, true]);
  for (const worker of [first, second]) await worker.stop();
  expect(await rows(app.system.db, 'select id from job_workers')).toEqual([]);
  const next = await counting().start();
  expect(await next.speaksForAll()).toBe(true);
  await next.stop();
});

test('jobs that fail for what passes are one line without a stack, one that fails otherwise has its own', async () => {
  const lines: { level: number; msg: string; fault?: string }[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const task = {
    name: NAME,
    async run(_ctx: unknown, { number }: { number: number }) {
      if (number === 3) throw new Error('it is wrong');
      throw Object.assign(new Error('nobody is there'), { code: 'ECONNREFUSED' });
    },
  } as unknown as Task;
  const worker = await startWorker({ ...app.system, log, tasks: [task] }, app.database.url);
  await addJobs(1, 3);
  const tried = `select 1 from graphile_worker._private_jobs where attempts > 0 and last_error is not null`;
  await until(async () => (await rows(app.system.db, tried)).length === 3);
  await worker.stop();
  await app.system.db.raw('delete from graphile_worker._private_jobs');
  const about = lines.filter(({ level }) => level >= 40);
  expect(about).toHaveLength(2);
  const [passing, failed] = ['jobs fail', 'Failed task'].map((begin) =>
    about.find(({ msg }) => msg.startsWith(begin)),
  );
  expect(passing).toMatchObject({ fault: 'away', cause: 'ECONNREFUSED', reason: 'nobody is there' });
  expect(JSON.stringify(passing)).not.toContain('worker.test.ts');
  expect(failed?.msg).toMatch(/it is wrong[\s\S]*worker\.test\.ts/);
});
