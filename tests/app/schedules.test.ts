import { cronItems, isOutdated } from '../../src/app/schedules';
import { startWorker } from '../../src/app/worker';
import { row } from '../../src/platform/db';
import { DAY_MS, daysAfter } from '../../src/platform/elapsed';
import type { Task } from '../../src/platform/jobs';
import { until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';

const NAME = 'tests.nightly' as Task['name'];
const NIGHTLY = '10 3 * * *';

test('what was to run at night runs once when a worker is there again; what runs every few minutes waits', () => {
  const items = cronItems([
    { name: NAME, schedule: NIGHTLY },
    { name: NAME, schedule: '*/10 * * * *' },
    { name: NAME },
  ] as Task[]);
  expect(items.map(({ options }) => options?.backfillPeriod)).toEqual([DAY_MS, 0]);
});

test.each([
  [NIGHTLY, '2026-03-01T03:10:00Z', '2026-03-02T03:09:59Z', false],
  [NIGHTLY, '2026-03-01T03:10:00Z', '2026-03-02T03:10:00Z', true],
  [NIGHTLY, '2026-03-01T03:10:00Z', '2026-03-09T00:00:00Z', true],
  ['10 3 * 4 0', '2026-04-05T03:10:00Z', '2026-04-12T03:09:00Z', false],
  ['10 3 * 4 0', '2026-04-05T03:10:00Z', '2026-04-12T03:10:00Z', true],
  ['*/10 * * * *', '2026-03-01T03:10:00Z', '2026-03-01T03:19:59Z', false],
  ['*/10 * * * *', '2026-03-01T03:10:00Z', '2026-03-01T03:20:01Z', true],
])('%s, planned for %s, is outdated at %s: %s', (schedule, ts, now, outdated) => {
  expect(isOutdated(schedule, { _cron: { ts } }, new Date(now))).toBe(outdated);
});

test('what nobody has planned is never outdated', () => {
  expect(isOutdated(NIGHTLY, {}, new Date())).toBe(false);
});

describe('a machine that has slept for days', () => {
  const last = new Date(Date.now() - DAY_MS / 2);
  last.setUTCMinutes(10, 0, 0);
  const schedule = `10 ${last.getUTCHours()} * * *`;
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ commits: true });
  });
  afterAll(() => app.close());

  /** As graphile-worker's cron adds what it has missed, one after the other. */
  async function add(planned: Date): Promise<void> {
    const [item] = cronItems([{ name: NAME, schedule }]);
    const payload = JSON.stringify({ _cron: { ts: planned.toISOString(), backfilled: false } });
    await app.system.db.raw(
      `select graphile_worker.add_job(:name, :payload::json, run_at => :runAt, max_attempts => :attempts,
        job_key => :key, job_key_mode => :mode)`,
      {
        ...{ name: NAME, payload, runAt: planned, attempts: item?.options?.maxAttempts as number },
        ...{ key: item?.options?.jobKey as string, mode: item?.options?.jobKeyMode as string },
      },
    );
  }

  const waiting = async () =>
    (
      await row<{ count: number }>(
        app.system.db,
        `select count(*) from graphile_worker._private_jobs jobs
          join graphile_worker._private_tasks tasks on tasks.id = task_id where identifier = :name`,
        { name: NAME },
      )
    ).count;

  test('does one run for all the nights that it has missed', async () => {
    let ran = 0;
    const task = {
      name: NAME,
      schedule,
      run: async () => {
        ran += 1;
      },
    } as unknown as Task;
    // Without a worker one waits, whatever number is added.
    for (const night of [-9, -8, -7]) await add(daysAfter(last, night));
    expect(await waiting()).toBe(1);
    const worker = await startWorker({ ...app.system, tasks: [task] }, app.database.url);
    await until(async () => (await waiting()) === 0);
    for (const night of [-3, -2, -1, 0]) {
      await add(daysAfter(last, night));
      await until(async () => (await waiting()) === 0);
    }
    await worker.stop();
    expect(ran).toBe(1);
  });
});
