import type { Ctx } from './ctx';
import { rows } from './db';
import type { Attempt, TaskName, TaskOf, Tasks } from './task-types';
import type { Tx } from './tx';

export type { Attempt, NoPayload, TaskName, Tasks } from './task-types';

/** A background task: runs at least once, so it must bear running twice. */
export type Task<Name extends TaskName = TaskName> = TaskOf<Ctx, Name>;

/** Runs a task with the payload that `enqueue` took for its name: stored meanwhile, so its type is taken on trust. */
export function runTask(task: Task, ctx: Ctx, payload: unknown, attempt: Attempt): Promise<void> {
  const run: (ctx: Ctx, payload: never, attempt: Attempt) => Promise<void> = task.run;
  return run(ctx, payload as never, attempt);
}

/** Then a job is given up, after about two days. */
export const MOST_ATTEMPTS = 15;

/** graphile-worker takes the lowest first; all others have 0. */
export const URGENT = -1;

export interface JobOptions {
  /** Not before this moment. */
  runAt?: Date;
  /** Replaces a waiting job of the same key. */
  key?: string;
  /** Those of one line run one after the other. */
  line?: string;
  /** Before all others that wait: for what has to be in time, and is short. */
  isUrgent?: boolean;
}

/** A task to run, with the payload that it takes. */
export type Job<Name extends TaskName = TaskName> = {
  [N in Name]: { task: N; payload: Tasks[N] } & JobOptions;
}[Name];

/** Puts a job in the queue; it exists only if the caller's transaction commits. */
export async function enqueue<Name extends TaskName>(
  tx: Tx,
  task: Name,
  payload: Tasks[Name],
  options: JobOptions = {},
): Promise<void> {
  await enqueueAll(tx, [{ task, payload, ...options } as Job<Name>]);
}

/** Several jobs in one statement. */
export async function enqueueAll<Name extends TaskName>(tx: Tx, jobs: Job<Name>[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ task, payload, runAt, key, line, isUrgent }) => ({
    identifier: task,
    payload,
    run_at: runAt?.toISOString() ?? null,
    job_key: key ?? null,
    queue_name: line ?? null,
    max_attempts: MOST_ATTEMPTS,
    priority: isUrgent ? URGENT : 0,
  }));
  await rows(
    tx.db,
    `select 1 from graphile_worker.add_jobs(array(
       select jsonb_populate_record(null::graphile_worker.job_spec, value)
       from jsonb_array_elements(:specs::jsonb)))`,
    { specs: JSON.stringify(specs) },
    'jobs add',
  );
}
