import type { Db } from '../platform/db';

/** Whether the database takes changes; a standby does not, and one that is told to only read. Rejects without an answer. */
export async function databaseWrites(db: Db): Promise<boolean> {
  const result = await db.raw(`select current_setting('transaction_read_only') = 'off' as writes`);
  return result.rows[0].writes;
}

export interface QueueHealth {
  /** A worker has been seen within the last minute. */
  isWorked: boolean;
  /** A job that could run has waited for five minutes; of a queue of their own, they wait in line. */
  isLate: boolean;
}

export async function queueHealth(db: Db): Promise<QueueHealth> {
  const result = await db.raw(`
    select exists (select 1 from job_workers where seen_at > now() - interval '1 minute') as is_worked,
      exists (select 1 from graphile_worker._private_jobs
        where run_at < now() - interval '5 minutes' and locked_at is null and attempts < max_attempts
          and job_queue_id is null) as is_late`);
  return result.rows[0];
}

/** No mail waits for a server that could not be used twice, and in the last hour none was given up. */
export async function mailLeaves(db: Db): Promise<boolean> {
  const result = await db.raw(`
    select not exists (select 1 from deliveries where state = 'queued' and attempts >= 2 and failure <> 'postponed')
      and not exists (select 1 from deliveries
        where state = 'failed' and failure <> 'refused' and tried_at > now() - interval '1 hour') as leaves`);
  return result.rows[0].leaves;
}
