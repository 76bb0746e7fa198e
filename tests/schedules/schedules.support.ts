import type { ReportQuery } from '../../src/features/reports';
import { sweep } from '../../src/features/schedules/runs.service';
import { createSchedule } from '../../src/features/schedules/schedules.service';
import type { ScheduleInput } from '../../src/features/schedules/schedules.types';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TaskName } from '../../src/platform/task-types';
import type { TestApp } from '../support/app';

/** The same context at another time. */
export const at = <C extends Ctx>(ctx: C, moment: string): C => ({ ...ctx, now: new Date(moment) });

export const QUERY: ReportQuery = {
  ...{ preset: 'yesterday', from: null, to: null },
  ...{ departmentId: null, categoryId: null, priority: null, organizationId: null, technicianId: null },
};

/** Of the whole desk, each day at half past seven in Madrid, to one address. */
export const BOARD: ScheduleInput = {
  ...{ name: 'For the board', place: 'admin', report: 'overview', query: QUERY, format: 'xlsx' },
  ...{ frequency: 'daily', weekday: null, monthDay: null, clock: '07:30', timeZone: 'Europe/Madrid' },
  ...{ locale: 'en', people: [], addresses: ['board@example.test'] },
};

export const scheduled = (ctx: Ctx, more: Partial<ScheduleInput> = {}) =>
  createSchedule(ctx, { ...BOARD, ...more });

/** Begins what is due at a moment, as the queue's job does each minute. */
export const sweepAt = (app: TestApp, moment: string): Promise<void> =>
  sweep(systemCtx(app.system, { now: new Date(moment) }));

/** Does a job, as the worker would. */
export async function perform(app: TestApp, name: TaskName, payload: object = {}, number = 1): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, systemCtx(app.system), payload, { number, isLast: number === 15 });
}

export interface KeptRun {
  id: string;
  day: string | null;
  dueAt: Date;
  state: string;
  failure: string | null;
  eventId: string;
}

export const runsIn = (app: TestApp, scheduleId: string): Promise<KeptRun[]> =>
  rows(
    app.system.db,
    `select id, day, due_at, state, failure, event_id from report_runs where schedule_id = :scheduleId order by id`,
    { scheduleId },
  );

/** Does the jobs of all runs of a schedule that wait. */
export async function sendWaiting(app: TestApp, scheduleId: string): Promise<KeptRun[]> {
  for (const { id, state } of await runsIn(app, scheduleId))
    if (state === 'waiting') await perform(app, 'schedules.run', { id });
  return runsIn(app, scheduleId);
}

/** Has one sent for a date, and does its job. */
export async function sentAt(app: TestApp, scheduleId: string, moment: string): Promise<KeptRun> {
  await sweepAt(app, moment);
  const run = (await sendWaiting(app, scheduleId)).at(-1);
  if (!run) throw new Error('nothing was due');
  return run;
}

export interface KeptOutcome {
  recipient: string;
  outcome: string;
  locale: string | null;
  title: string | null;
  period: string | null;
  figures: [string, string][] | null;
  href: string | null;
  fileKey: string | null;
  fileName: string | null;
}

export const outcomesIn = (app: TestApp, runId: string): Promise<KeptOutcome[]> =>
  rows(
    app.system.db,
    `select recipient, outcome, locale, title, period, figures, href, file_key, file_name
     from report_run_recipients where run_id = :runId order by recipient`,
    { runId },
  );

/** Who has a message about a run, by the channel of it. */
export async function toldOf(app: TestApp, { eventId }: KeptRun): Promise<string[]> {
  const found = await rows<{ line: string }>(
    app.system.db,
    `select d.channel || ' ' || coalesce(u.email::text, d.address::text) as line
     from deliveries d left join users u on u.id = d.user_id where d.event_id = :eventId order by 1`,
    { eventId },
  );
  return found.map(({ line }) => line);
}

export async function storedFiles(app: TestApp): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of app.system.files.list()) keys.push(key);
  return keys.sort();
}
