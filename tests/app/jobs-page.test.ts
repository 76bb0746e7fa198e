import { jobsOf, removeJob, retryJob } from '../../src/features/jobs';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { refusal } from '../tickets/desk';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** What other tests have left in the queue would push these off the page. */
beforeEach(async () => {
  await app.system.db.raw('delete from graphile_worker._private_jobs');
});

const STATES = {
  failed: `attempts = max_attempts, last_error = '550 no such <b>mailbox</b>'`,
  retrying: `attempts = 2, last_error = 'timed out', run_at = now() + interval '1 hour'`,
  waiting: `run_at = now() + interval '1 day'`,
  running: `attempts = 1, locked_at = now(), locked_by = 'a worker'`,
};

async function addJob(state: keyof typeof STATES, task = 'deliveries.send'): Promise<number> {
  const { id } = await row<{ id: number }>(
    app.system.db,
    `select id from graphile_worker.add_job(:task, '{"mailId":"a secret of its own"}', max_attempts => 15)`,
    { task },
  );
  await app.system.db.raw(`update graphile_worker._private_jobs set ${STATES[state]} where id = :id`, { id });
  return id;
}

const jobOf = (id: number) =>
  rows<{ attempts: number; due: boolean }>(
    app.system.db,
    'select attempts, run_at <= now() as due from graphile_worker.jobs where id = :id',
    { id },
  );

test('each state has its page, with what happened and without what the job carries', async () => {
  const ids = { failed: 0, retrying: 0, waiting: 0, running: 0 };
  for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) ids[state] = await addJob(state);
  await addJob('failed', 'from.tomorrow');
  const admin = await app.as('admin@demo.test');
  for (const [state, id] of Object.entries(ids)) {
    const page = await admin.get(`/admin/jobs?state=${state}`);
    expect(page.status).toBe(200);
    const shown = page.html.querySelectorAll('#jobs tbody tr').map((line) => line.id);
    expect(shown).toContain(`job-${id}`);
    for (const other of Object.values(ids)) if (other !== id) expect(shown).not.toContain(`job-${other}`);
    expect(page.text).toContain('Send what is due by a channel');
    expect(page.text).not.toContain('a secret of its own');
  }
  const failed = await admin.get('/admin/jobs');
  expect(failed.text).toContain('15 of 15');
  expect(failed.text).toContain('550 no such &lt;b&gt;mailbox&lt;/b&gt;');
  expect(failed.text).toContain('from.tomorrow');
  const counts = failed.html.querySelectorAll('.tabs .count').map(({ text }) => Number(text));
  expect(counts[0]).toBe(2);
  expect((await admin.get('/admin/jobs?state=unheard-of')).status).toBe(200);
});

test('an empty queue says so, and only administrators see any of it', async () => {
  await app.system.db.raw('delete from graphile_worker._private_jobs');
  const admin = await app.as('admin@demo.test');
  expect((await admin.get('/admin/jobs')).text).toContain('No job has failed');
  const id = await addJob('failed');
  for (const email of ['technician@demo.test', 'customer@demo.test']) {
    const browser = await app.as(email);
    expect((await browser.get('/admin/jobs')).status).toBeGreaterThanOrEqual(403);
    expect((await browser.post(`/admin/jobs/${id}/removal`)).status).toBeGreaterThanOrEqual(403);
    const ctx = await app.ctx(email);
    expect(await refusal(() => jobsOf(ctx, 'failed'))).toBe('not_found');
    expect(await refusal(() => retryJob(ctx, id))).toBe('not_found');
    expect(await refusal(() => removeJob(ctx, id))).toBe('not_found');
  }
  expect(await jobOf(id)).toHaveLength(1);
});

test('no more than a hundred are shown, and the page says so', async () => {
  await app.system.db.raw(
    `select graphile_worker.add_job('deliveries.send', run_at => now() + interval '1 day')
      from generate_series(1, 101)`,
  );
  const page = await (await app.as('admin@demo.test')).get('/admin/jobs?state=waiting');
  expect(page.html.querySelectorAll('#jobs tbody tr')).toHaveLength(100);
  expect(page.text).toContain('Only the first 100 are shown.');
});

test('what failed is retried with all its attempts, or removed, and the audit log says who did it', async () => {
  const admin = await app.as('admin@demo.test');
  const [failed, retrying, hopeless] = [
    await addJob('failed'),
    await addJob('retrying'),
    await addJob('failed'),
  ];
  for (const id of [failed, retrying]) {
    expect((await admin.post(`/admin/jobs/${id}/retry`)).status).toBe(303);
    expect(await jobOf(id)).toEqual([{ attempts: 0, due: true }]);
  }
  const removed = await admin.post(`/admin/jobs/${hopeless}/removal`);
  expect(removed.location).toBe('/admin/jobs');
  expect(await jobOf(hopeless)).toEqual([]);
  const log = await admin.get('/admin/audit?type=job');
  expect(log.text).toContain('Job retried');
  expect(log.text).toContain(`Send what is due by a channel (job ${hopeless})`);
  const events = await rows<{ type: string }>(
    app.system.db,
    `select type from events where type like 'job.%' and actor_kind = 'person' order by id`,
  );
  expect(events.map(({ type }) => type)).toEqual(['job.retried', 'job.retried', 'job.removed']);
});

test('what has not failed is left alone', async () => {
  const admin = await app.as('admin@demo.test');
  const ctx = await app.ctx('admin@demo.test');
  const [waiting, running, retrying] = [
    await addJob('waiting'),
    await addJob('running'),
    await addJob('retrying'),
  ];
  for (const id of [waiting, running]) {
    const before = await jobOf(id);
    expect(await refusal(() => retryJob(ctx, id))).toBe('conflict');
    expect(await refusal(() => removeJob(ctx, id))).toBe('conflict');
    expect((await admin.post(`/admin/jobs/${id}/removal`)).location).toBe('/admin/jobs');
    expect(await jobOf(id)).toEqual(before);
  }
  expect(await refusal(() => removeJob(ctx, retrying))).toBe('conflict');
  expect((await admin.post('/admin/jobs/999999999/retry')).location).toBe('/admin/jobs');
  expect((await admin.get('/admin/jobs')).text).toContain('no longer a failed one');
  expect((await admin.post('/admin/jobs/rubbish/retry')).status).toBe(404);
});
