import type { Ctx, TxCtx } from './ctx';

export interface Job {
  task: string;
  payload: Record<string, unknown>;
  /** Not before this moment. */
  runAt?: Date;
  /** Replaces a waiting job of the same key. */
  key?: string;
}

export interface Attempt {
  /** From 1. */
  number: number;
  /** Should this one fail, the job is given up. */
  isLast: boolean;
}

/** A background task: runs at least once, so it must bear running twice. */
export interface Task {
  name: string;
  /** A cron pattern in UTC (five fields) for tasks that run by themselves. */
  schedule?: string;
  run(ctx: Ctx, payload: Record<string, unknown>, attempt: Attempt): Promise<void>;
}

/** Puts a job in the queue; it exists only if the caller's transaction commits. */
export async function enqueue(
  tx: TxCtx,
  task: string,
  payload: Record<string, unknown> = {},
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await enqueueAll(tx, [{ task, payload, ...options }]);
}

/** Several jobs in one statement. */
export async function enqueueAll(tx: TxCtx, jobs: Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ task, payload, runAt, key }) => ({
    identifier: task,
    payload,
    run_at: runAt?.toISOString() ?? null,
    job_key: key ?? null,
    max_attempts: 15,
  }));
  await tx.db.raw(
    `select 1 from graphile_worker.add_jobs(array(
       select jsonb_populate_record(null::graphile_worker.job_spec, value)
       from jsonb_array_elements(:specs::jsonb)))`,
    { specs: JSON.stringify(specs) },
  );
}
