import { runNow } from '../../src/features/schedules/runs.service';
import {
  changeSchedule,
  pauseSchedule,
  resumeSchedule,
  scheduleOf,
} from '../../src/features/schedules/schedules.service';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { everybody } from '../tickets/desk';
import {
  at,
  outcomesIn,
  QUERY,
  runsIn,
  scheduled,
  sendWaiting,
  sentAt,
  sweepAt,
  toldOf,
} from './schedules.support';

// What is due goes out once a date, as of the moment at which it was due.

let app: TestApp;
let admin: Ctx;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  admin = at((await everybody(app)).admin, '2026-03-02T12:00Z');
});
afterAll(() => app.close());

const daysOf = async (id: string) => (await runsIn(app, id)).map(({ day }) => day);
const nextOf = async (id: string) => (await scheduleOf(admin, id)).nextAt?.toISOString().slice(0, 16) ?? null;

test('a schedule runs when it is due and not before, and is due again the next day', async () => {
  const { id, nextAt } = await scheduled(admin);
  expect(nextAt).toEqual(new Date('2026-03-03T06:30Z'));
  await sweepAt(app, '2026-03-03T06:29:59Z');
  expect(await daysOf(id)).toEqual([]);
  await sweepAt(app, '2026-03-03T06:30:00Z');
  await sweepAt(app, '2026-03-03T06:31:00Z');
  expect(await daysOf(id)).toEqual(['2026-03-03']);
  expect(await nextOf(id)).toBe('2026-03-04T06:30');
});

test('its report is of the days that its period means at that moment, and its page here has the same ones', async () => {
  const { id } = await scheduled(admin, { people: [String((admin.actor as { id: string }).id)] });
  const run = await sentAt(app, id, '2026-03-03T09:00Z');
  expect(run).toMatchObject({ state: 'done', failure: null, dueAt: new Date('2026-03-03T06:30Z') });
  const [person, board] = (await outcomesIn(app, run.id)).sort((one) => (one.href ? -1 : 1));
  expect(board).toMatchObject({ recipient: 'board@example.test', outcome: 'told', href: null });
  expect(board?.fileName).toBe('Overview 2026-03-02.xlsx');
  expect(board?.period).toContain('2');
  expect(board?.figures?.[0]).toEqual(['Created', '0']);
  expect(person?.href).toBe('/admin/reports/overview?period=range&from=2026-03-02&to=2026-03-02');
  expect(await toldOf(app, run)).toEqual(['mail admin@demo.test', 'mail board@example.test']);
});

test('after days without a worker the last date alone is made up for, as of its own moment', async () => {
  const { id } = await scheduled(admin);
  await sweepAt(app, '2026-03-07T20:00Z');
  expect(await runsIn(app, id)).toMatchObject([{ day: '2026-03-07', dueAt: new Date('2026-03-07T06:30Z') }]);
  expect(await nextOf(id)).toBe('2026-03-08T06:30');
});

test('a week without one makes a weekly report late, and does not skip it', async () => {
  const { id } = await scheduled(admin, { frequency: 'weekly', weekday: 1 });
  expect(await nextOf(id)).toBe('2026-03-09T06:30');
  await sweepAt(app, '2026-03-12T20:00Z');
  expect(await daysOf(id)).toEqual(['2026-03-09']);
  expect(await nextOf(id)).toBe('2026-03-16T06:30');
});

test('on a date that has had its run, an edited time is for the next', async () => {
  const { id } = await scheduled(admin);
  await sweepAt(app, '2026-03-03T06:30Z');
  await changeSchedule(at(admin, '2026-03-03T08:00Z'), id, 1, { clock: '18:00' });
  expect(await nextOf(id)).toBe('2026-03-04T17:00');
  await sweepAt(app, '2026-03-03T20:00Z');
  expect(await daysOf(id)).toEqual(['2026-03-03']);
  // Auckland has the 4th already when Madrid has the 3rd.
  await changeSchedule(at(admin, '2026-03-03T20:00Z'), id, 2, { timeZone: 'Pacific/Auckland' });
  expect(await nextOf(id)).toBe('2026-03-04T05:00');
});

test('a form that is saved when it is due takes nothing away, and one of another time adds nothing', async () => {
  const { id } = await scheduled(admin);
  await changeSchedule(at(admin, '2026-03-03T06:30:30Z'), id, 1, { clock: '06:00' });
  expect(await daysOf(id)).toEqual(['2026-03-03']);
  expect(await nextOf(id)).toBe('2026-03-04T05:00');
  const other = await scheduled(at(admin, '2026-03-03T06:40Z'));
  await changeSchedule(at(admin, '2026-03-03T08:00Z'), other.id, 1, { clock: '07:00' });
  await sweepAt(app, '2026-03-03T09:00Z');
  expect(await daysOf(other.id)).toEqual([]);
  expect(await nextOf(other.id)).toBe('2026-03-04T06:00');
});

test('monthly on the 31st goes out on the last day of a shorter month', async () => {
  const { id } = await scheduled(admin, { frequency: 'monthly', monthDay: 31 });
  for (const day of ['2026-03-31', '2026-04-30', '2026-05-31']) await sweepAt(app, `${day}T10:00Z`);
  expect(await daysOf(id)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
});

test('where clocks are put back over its time it goes out the first time alone', async () => {
  const { id } = await scheduled(at(admin, '2026-10-24T12:00Z'), { clock: '02:30' });
  await sweepAt(app, '2026-10-25T00:30Z');
  await sweepAt(app, '2026-10-25T01:30Z');
  expect(await daysOf(id)).toEqual(['2026-10-25']);
  expect(await nextOf(id)).toBe('2026-10-26T01:30');
});

test('paused it does not go out, and what it missed is not made up for', async () => {
  const { id } = await scheduled(admin);
  await pauseSchedule(admin, id);
  await sweepAt(app, '2026-03-05T10:00Z');
  await resumeSchedule(at(admin, '2026-03-05T10:00Z'), id);
  await sweepAt(app, '2026-03-05T10:01Z');
  expect(await daysOf(id)).toEqual([]);
  expect(await nextOf(id)).toBe('2026-03-06T06:30');
});

test('asked for now it is sent at once, one at a time, and goes out at its time all the same', async () => {
  const { id } = await scheduled(admin);
  const first = await runNow(at(admin, '2026-03-02T15:00Z'), id);
  const again = await runNow(at(admin, '2026-03-02T15:00Z'), id);
  expect(first).toMatchObject({ day: null, askedByName: 'Alma Admin', state: 'waiting' });
  expect(again.id).toBe(first.id);
  await sweepAt(app, '2026-03-03T06:30Z');
  expect(await daysOf(id)).toEqual([null, '2026-03-03']);
  const runs = await sendWaiting(app, id);
  expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
  for (const run of runs) expect(await toldOf(app, run)).toEqual(['mail board@example.test']);
  expect((await runNow(at(admin, '2026-03-03T15:00Z'), id)).id).not.toBe(first.id);
});

test('a run whose job was lost is given another one', async () => {
  const { id } = await scheduled(admin);
  await sweepAt(app, '2026-03-03T06:30Z');
  await app.system.db.raw('delete from graphile_worker._private_jobs');
  await sweepAt(app, '2026-03-03T06:45Z');
  const jobs = () => app.system.db('graphile_worker.jobs').where({ taskIdentifier: 'schedules.run' });
  expect(await jobs()).toHaveLength(0);
  await sweepAt(app, '2026-03-03T07:31Z');
  await sweepAt(app, '2026-03-03T07:32Z');
  expect(await jobs()).toHaveLength(1);
  expect(await daysOf(id)).toEqual(['2026-03-03']);
});

test('what it filters by is gone: nothing is sent, it says so, and stays due', async () => {
  const departmentId = '01900000-0000-7000-8000-000000000001';
  const { id } = await scheduled(admin);
  await app.system
    .db('reportSchedules')
    .where({ id })
    .update({ query: { ...QUERY, departmentId } });
  const run = await sentAt(app, id, '2026-03-03T06:30Z');
  expect(run).toMatchObject({ state: 'failed', failure: 'filter' });
  expect(await toldOf(app, run)).toEqual([]);
  expect(await nextOf(id)).toBe('2026-03-04T06:30');
});
