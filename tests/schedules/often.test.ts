import { runNow } from '../../src/features/schedules/runs.service';
import { removeSchedule } from '../../src/features/schedules/schedules.service';
import { type TestApp, testApp } from '../support/app';
import { idOf, refusal } from '../tickets/desk';
import { scheduled, sendWaiting } from './schedules.support';

// Each run is a mail for everybody on a list: nobody fills their mailboxes by one button.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
const DESK = { place: 'desk' as const, addresses: [] };

test('thirty times an hour reports are sent now, of all schedules together; the same run again counts once', async () => {
  const technician = await app.ctx('technician@demo.test');
  const mine = { ...DESK, people: [idOf(technician)] };
  const [first, second] = [await scheduled(technician, mine), await scheduled(technician, mine)];
  await app.system.limits.reset('report_run', idOf(technician));
  const end = () => app.system.db('reportRuns').update({ state: 'done', finishedAt: new Date() });
  for (let time = 0; time < 15; time += 1) {
    for (const { id } of [first, second]) {
      const run = await runNow(technician, id);
      expect((await runNow(technician, id)).id).toBe(run.id);
    }
    await end();
  }
  expect(await refusal(() => runNow(technician, first.id))).toBe('rate_limited : schedules.error.run_often');
  expect(await refusal(() => runNow(technician, second.id))).toBe('rate_limited : schedules.error.run_often');
  const admin = await app.ctx('admin@demo.test');
  expect((await runNow(admin, first.id)).state).toBe('waiting');
  expect(await sendWaiting(app, first.id)).toHaveLength(16);
});

test('what is removed and made anew counts anew', async () => {
  const technician = await app.ctx('technician@demo.test');
  const mine = { ...DESK, people: [idOf(technician)] };
  await app.system.limits.reset('report_schedule', idOf(technician));
  for (let time = 0; time < 60; time += 1)
    await removeSchedule(technician, (await scheduled(technician, mine)).id);
  expect(await refusal(() => scheduled(technician, mine))).toBe('rate_limited : schedules.error.made_often');
});

test('the page says why nothing was sent, and when it can be again', async () => {
  const technician = await app.ctx('technician@demo.test');
  await app.system.limits.reset('report_schedule', idOf(technician));
  const { id } = await scheduled(technician, { ...DESK, people: [idOf(technician)] });
  const rule = { points: 30, seconds: 3600 };
  while ((await app.system.limits.consume('report_run', idOf(technician), rule)).allowed);
  const browser = await app.as('technician@demo.test');
  const answer = await browser.post(`/desk/reports/schedules/${id}/runs`);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await browser.get(`/desk/reports/schedules/${id}`)).text).toContain('had reports sent 30 times');
});
