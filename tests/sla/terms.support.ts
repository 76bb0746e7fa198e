import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import type { TaskName, Tasks } from '../../src/platform/task-types';
import type { WeekSpan } from '../../src/platform/working-time';
import type { TestApp } from '../support/app';
import { insertCalendar, insertPolicy, renewBook, updatePolicyRow } from './rows.support';

export const MINUTE = 60;
export const HOUR = 3600;

/** A calendar around the clock, or with these hours of UTC. */
export function calendar({ db }: Ctx, hours: WeekSpan[] = []): Promise<string> {
  return insertCalendar(db, { timeZone: 'UTC', isAlways: hours.length === 0, hours });
}

/** A policy with these columns, in seconds; by default for all tickets. */
export function policy({ db }: Ctx, calendarId: string, columns: Record<string, unknown>): Promise<string> {
  const isDefault = columns.vip === undefined && columns.departmentIds === undefined;
  return insertPolicy(db, { calendarId, isDefault, ...columns });
}

export function changePolicy({ db }: Ctx, id: string, columns: Record<string, unknown>): Promise<void> {
  return updatePolicyRow(db, id, columns);
}

/** What is promised has changed, in whatever way. */
export const renew = ({ db }: Ctx): Promise<void> => renewBook(db);

/** Runs a task as the worker would, at a moment. */
export async function runAt<Name extends TaskName>(
  app: TestApp,
  name: Name,
  now: Date,
  payload: Tasks[Name] = {} as Tasks[Name],
): Promise<void> {
  const task = app.system.tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  await runTask(task, systemCtx(app.system, { now }), payload, { number: 1, isLast: false });
}

export interface Told {
  ticketId: string;
  type: string;
  data: { target: string; round: number; minutes: number; policyName: string; dueAt: string | null };
}

/** What was told of promises, in that order; of one ticket, or of all. */
export function toldOf({ db }: Ctx, ticketId?: string): Promise<Told[]> {
  const which = ticketId ? 'and ticket_id = :ticketId' : '';
  const sql = `select ticket_id, type, data from events where type like 'sla.%' ${which} order by id`;
  return rows(db, sql, { ticketId });
}

export async function words(ctx: Ctx, ticketId: string): Promise<string[]> {
  return (await toldOf(ctx, ticketId)).map(({ type, data }) => `${type} ${data.target} ${data.minutes}`);
}

export interface Target {
  kind: string;
  round: number;
  outcome: string;
  warnedAt: Date | null;
  breachedAt: Date | null;
  decidedAt: Date | null;
  takenSeconds: number | null;
  dueAt: Date | null;
  policyId: string | null;
  cause: Record<string, unknown> | null;
}

export function historyOf({ db }: Ctx, ticketId: string): Promise<Target[]> {
  return rows(db, 'select * from sla_targets where ticket_id = :ticketId order by started_at, kind, round', {
    ticketId,
  });
}

/** Waiting jobs of a task, with when they run. */
export function waitingJobs({ db }: Ctx, name: TaskName): Promise<{ runAt: Date; priority: number }[]> {
  return rows(
    db,
    `select jobs.run_at, jobs.priority from graphile_worker._private_jobs jobs
       join graphile_worker._private_tasks tasks on tasks.id = task_id
     where identifier = :name and locked_at is null`,
    { name },
  );
}
