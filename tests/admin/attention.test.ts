import { row } from '../../src/platform/db';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// What needs attention is there while it does, says how much, and leads to where it is put right.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.db.raw('delete from graphile_worker._private_jobs');
});
afterAll(() => app.close());

async function addJob(state: string): Promise<number> {
  const { id } = await row<{ id: number }>(
    app.system.db,
    `select id from graphile_worker.add_job('deliveries.send', '{}', max_attempts => 15)`,
  );
  await app.system.db.raw(`update graphile_worker._private_jobs set ${state} where id = :id`, { id });
  return id;
}

const FAILED = `attempts = max_attempts, last_error = 'no'`;
const LATE = `run_at = now() - interval '6 minutes'`;

const start = async (of = app): Promise<Answer> => (await of.as('admin@demo.test')).get('/admin');
const notices = ({ html }: Answer) =>
  html.querySelectorAll('#places .notice').map((notice) => ({
    title: notice.querySelector('.notice-title')?.text,
    href: notice.querySelector('.notice-actions a')?.getAttribute('href'),
  }));

test('failed jobs are told until they are removed', async () => {
  expect(notices(await start())).toEqual([]);
  const first = await addJob(FAILED);
  const one = { title: '1 background job has failed', href: '/admin/jobs' };
  expect(notices(await start())).toEqual([one]);
  const second = await addJob(FAILED);
  expect(notices(await start())).toEqual([{ ...one, title: '2 background jobs have failed' }]);
  const admin = await app.as('admin@demo.test');
  await admin.get('/admin/jobs');
  for (const id of [first, second]) expect((await admin.post(`/admin/jobs/${id}/removal`)).status).toBe(303);
  expect(notices(await start())).toEqual([]);
});

test('jobs that nothing works on are told once they are late; those to come and those at work are not', async () => {
  await addJob(`run_at = now() + interval '1 hour'`);
  await addJob(`${LATE}, locked_at = now(), locked_by = 'a worker'`);
  expect(notices(await start())).toEqual([]);
  await addJob(LATE);
  const late = { title: '1 background job is waiting for a worker', href: '/admin/jobs?state=waiting' };
  expect(notices(await start())).toEqual([late]);
  await addJob(FAILED);
  expect(notices(await start())).toHaveLength(2);
});

test('that mail is not set up is a first step, and is told by itself once the steps are hidden', async () => {
  const step = ({ html }: Answer) => html.querySelector('#steps a[href="/admin/deliveries"]')?.text;
  const shown = await start();
  expect([step(shown), notices(shown)]).toEqual(['Set up mail', []]);
  await (await app.as('admin@demo.test')).post('/admin/first-steps');
  const hidden = await start();
  expect([step(hidden), notices(hidden)]).toEqual([
    undefined,
    [{ title: 'Mail is not set up', href: '/admin/deliveries' }],
  ]);
});

test('the page of mail says by which server it goes, and never with which password', async () => {
  const without = await (await app.as('admin@demo.test')).get('/admin/deliveries');
  expect(without.text).toContain('Not set up');
  expect(without.text).toContain('SMTP_URL=');
  const env = {
    SMTP_URL: 'smtp://mailer-77:a-secret@mail.example.org',
    MAIL_FROM: 'Desk <help@example.org>',
  };
  const other = await testApp({ env, commits: true });
  try {
    const page = await (await other.as('admin@demo.test')).get('/admin/deliveries');
    expect(page.text).toContain('mail.example.org:587');
    expect(page.text).toContain('Desk &lt;help@example.org&gt;');
    expect(page.text).not.toMatch(/a-secret|mailer-77|SMTP_URL=/);
    await (await other.as('admin@demo.test')).post('/admin/first-steps');
    expect(notices(await start(other))).toEqual([]);
  } finally {
    await other.close();
  }
});

test('the counts of mail are those of the last days', async () => {
  const { db } = app.system;
  const mail = (state: string, days: number) =>
    db.raw(
      `insert into deliveries (id, event_id, address, template, locale, subject, body_text, body_html, state, created_at)
       values (gen_random_uuid(), gen_random_uuid(), 'a@b.test', 'x', 'en', 's', 't', 'h', :state,
         now() - make_interval(days => :days))`,
      { state, days },
    );
  const counts = async () =>
    (await (await app.as('admin@demo.test')).get('/admin/deliveries')).html
      .querySelectorAll('.stat-value')
      .map(({ text }) => Number(text));
  const before = await counts();
  for (const [state, days] of [
    ['sent', 1],
    ['sent', 8],
    ['queued', 0],
    ['failed', 6],
    ['outbox', 2],
  ] as const) {
    await mail(state, days);
  }
  expect((await counts()).map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 1, 1]);
});

test('the start page asks the database little, whatever needs attention', async () => {
  const admin = await app.as('admin@demo.test');
  const statements = async () => {
    await admin.get('/admin');
    const { statements, stop } = record();
    await admin.get('/admin').finally(stop);
    return statements.length;
  };
  const few = await statements();
  for (let turn = 0; turn < 20; turn += 1) await addJob(turn % 2 ? FAILED : LATE);
  expect(await statements()).toBe(few);
  // Session and person; what is hidden, jobs, two of figures, a ticket, the own factors; policies that are broken, whether
  // there is one, and feeds.
  expect(few).toBeLessThanOrEqual(11);
});

test('looking at it is written down nowhere', async () => {
  const admin = await app.as('admin@demo.test');
  const events = () => app.system.db('events').count<{ count: number }[]>('* as count');
  const before = await events();
  await admin.get('/admin');
  await admin.get('/admin?q=smtp');
  await admin.get('/admin/places.json');
  await admin.post('/admin/first-steps');
  expect(await events()).toEqual(before);
});
