import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { runTask } from '../../src/platform/jobs';
import type { TaskName, Tasks } from '../../src/platform/task-types';
import type { TestApp } from '../support/app';

export const MINUTE = 60;
export const HOUR = 3600;

/** A calendar around the clock, or with these hours of UTC. */
export async function calendar({ db }: Ctx, hours: { day: number; from: number; to: number }[] = []) {
  const id = newId();
  const name = `Calendar ${id}`;
  const isAlways = hours.length === 0;
  await db('calendars').insert({ id, name, timeZone: 'UTC', isAlways, hours: JSON.stringify(hours) });
  return id;
}

/** A policy with these columns, in seconds; by default for all tickets. */
export async function policy(
  ctx: Ctx,
  calendarId: string,
  columns: Record<string, unknown>,
): Promise<string> {
  const id = newId();
  const isDefault = columns.vip === undefined && columns.departmentIds === undefined;
  await ctx.db('slaPolicies').insert({ id, name: `Policy ${id}`, calendarId, isDefault, ...columns });
  await renew(ctx);
  return id;
}

export async function changePolicy(ctx: Ctx, id: string, columns: Record<string, unknown>): Promise<void> {
  await ctx.db('slaPolicies').where({ id }).update(columns);
  await renew(ctx);
}

/** What is promised has changed, in whatever way. */
export async function renew({ db }: Ctx): Promise<void> {
  await rows(db, 'update sla_book set revision = gen_random_uuid()');
}

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
