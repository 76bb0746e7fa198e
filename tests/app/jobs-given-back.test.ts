import { giveBack } from '../../src/app/worker.repo';
import { inTx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { enqueue } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Seconds that the job waits when the worker that began it so often is gone. */
async function pauseAfter(attempts: number): Promise<number> {
  const { db } = app.system;
  await db.raw('delete from graphile_worker._private_jobs');
  await inTx(await app.ctx(), (tx) => enqueue(tx, 'submissions.purge', {}));
  await db.raw(
    `update graphile_worker._private_jobs set attempts = :attempts, locked_at = now(), locked_by = 'dead'`,
    {
      attempts,
    },
  );
  await giveBack(db, ['dead']);
  const job = await row<{ isFree: boolean; pause: number }>(
    db,
    `select locked_by is null as is_free, extract(epoch from run_at - created_at)::float8 as pause
      from graphile_worker._private_jobs`,
  );
  expect(job.isFree).toBe(true);
  return job.pause;
}

test('a job that its workers die with waits longer each time, as one that fails', async () => {
  expect(await pauseAfter(1)).toBe(0);
  expect(await pauseAfter(2)).toBeGreaterThan(7);
  expect(await pauseAfter(5)).toBeGreaterThan(148);
  expect(await pauseAfter(15)).toBeGreaterThan(22_000);
});
