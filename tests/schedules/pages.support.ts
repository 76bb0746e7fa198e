import { readQuery } from '../../src/features/reports';
import { createSchedule } from '../../src/features/schedules';
import type { Schedule, ScheduleInput } from '../../src/features/schedules/schedules.types';
import { systemCtx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TestApp } from '../support/app';
import type { Answer } from '../support/browser';

export const ADMIN = 'admin@demo.test';
export const TECHNICIAN = 'technician@demo.test';
export const LIST = '/admin/reports/schedules';
export const OWN = '/desk/reports/schedules';
export const OF = '/admin/reports/overview';

export const personId = async ({ system }: TestApp, email: string): Promise<string> =>
  (await row<{ id: string }>(system.db, 'select id from users where email = :email', { email })).id;

/** What the form of a weekly one sends. */
export const FORM = {
  ...{ of: OF, name: 'Weekly figures', report: 'overview', period: 'last_week', format: 'pdf' },
  ...{ frequency: 'weekly', weekday: '1', monthDay: '1', clock: '07:30', timeZone: 'Europe/Madrid' },
  ...{ locale: 'en', people: '', addresses: 'board@x.test' },
};

/** The same, as the service takes it. */
const INPUT: ScheduleInput = {
  ...{ name: 'Weekly figures', place: 'admin', report: 'overview', format: 'pdf', locale: 'en' },
  query: { ...readQuery({}).query, preset: 'last_week' },
  ...{ frequency: 'weekly', weekday: 1, monthDay: null, clock: '07:30', timeZone: 'Europe/Madrid' },
  ...{ people: [], addresses: ['board@x.test'] },
};

export async function scheduled(
  app: TestApp,
  more: Partial<ScheduleInput> = {},
  who = ADMIN,
): Promise<Schedule> {
  return createSchedule(await app.ctx(who), { ...INPUT, ...more });
}

/** Does the job of the run that waits, as the worker would. */
export async function runWaiting(app: TestApp, scheduleId: string): Promise<void> {
  const { id } = await row<{ id: string }>(
    app.system.db,
    `select id from report_runs where schedule_id = :scheduleId and state = 'waiting'`,
    { scheduleId },
  );
  const task = app.system.tasks.find(({ name }) => name === 'schedules.run');
  if (!task) throw new Error('the desk sends no reports');
  await runTask(task, systemCtx(app.system), { id }, { number: 1, isLast: false });
}

export const textOf = ({ html }: Answer, selector: string): string | undefined =>
  html.querySelector(selector)?.text.replace(/\s+/g, ' ').trim();

/** What is said beside a field. */
export const errorAt = (answer: Answer, name: string): string | undefined =>
  textOf(answer, `#f-${name}-error`)?.replace(/^Error:? /, '');

export const valueIn = ({ html }: Answer, name: string): string | undefined =>
  html.querySelector(`#f-${name}`)?.getAttribute('value');

export const chosenIn = ({ html }: Answer, name: string): string | undefined =>
  html.querySelector(`#f-${name} option[selected]`)?.getAttribute('value');

export const checkedIn = ({ html }: Answer, name: string): (string | undefined)[] =>
  html.querySelectorAll(`[name="${name}"][checked]`).map((one) => one.getAttribute('value'));
