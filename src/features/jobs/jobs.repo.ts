import { type Db, maybeRow, row, rows } from '../../platform/db';

export const JOB_STATES = ['failed', 'retrying', 'waiting', 'running'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job without what it carries: that may be anything that people typed. */
export interface DeskJob {
  id: number;
  task: string;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  /** Not before this moment. */
  runAt: Date;
  lastError: string | null;
  createdAt: Date;
  /** The last time that something happened to it. */
  updatedAt: Date;
}

const STATE = `case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
  when last_error is not null then 'retrying' else 'waiting' end`;

const COLUMNS = `id, task_identifier as task, ${STATE} as state, attempts, max_attempts, run_at, last_error,
  created_at, updated_at`;

/** What is over, the latest first; what is to come, the next first. */
const ORDER: Record<JobState, string> = {
  failed: 'updated_at desc, id desc',
  retrying: 'run_at, id',
  waiting: 'run_at, id',
  running: 'locked_at, id',
};

export function firstOf(db: Db, state: JobState, limit: number): Promise<DeskJob[]> {
  return rows(
    db,
    `select ${COLUMNS} from graphile_worker.jobs where ${STATE} = :state order by ${ORDER[state]} limit :limit`,
    { state, limit },
  );
}

export function countByState(db: Db): Promise<Record<JobState, number>> {
  const counts = JOB_STATES.map((state) => `count(*) filter (where ${STATE} = '${state}') as ${state}`);
  return row(db, `select ${counts.join(', ')} from graphile_worker.jobs`);
}

/** Jobs that were given up, and those that are five minutes late without having been taken. */
export function countTrouble(db: Db, now: Date): Promise<{ failed: number; overdue: number }> {
  return row(
    db,
    `select count(*) filter (where attempts >= max_attempts and locked_at is null) as failed,
       count(*) filter (where run_at < :now::timestamptz - interval '5 minutes' and locked_at is null
         and attempts < max_attempts and last_error is null and job_queue_id is null) as overdue
     from graphile_worker._private_jobs`,
    { now },
    'job trouble',
  );
}

/** Locked, so that neither a worker nor another administrator takes it meanwhile. */
export async function lockJob(db: Db, id: number): Promise<DeskJob | null> {
  const held = await maybeRow(db, 'select id from graphile_worker._private_jobs where id = :id for update', {
    id,
  });
  return held ? maybeRow(db, `select ${COLUMNS} from graphile_worker.jobs where id = :id`, { id }) : null;
}

/** Due now, with all its attempts before it. */
export async function reschedule(db: Db, id: number): Promise<void> {
  await rows(
    db,
    'select id from graphile_worker.reschedule_jobs(array[:id::bigint], run_at => now(), attempts => 0)',
    { id },
  );
}

/** Takes it out of the queue as if it had been done. */
export async function complete(db: Db, id: number): Promise<void> {
  await rows(db, 'select id from graphile_worker.complete_jobs(array[:id::bigint])', { id });
}
