import type { Db } from '../platform/db';

export async function databaseAnswers(db: Db): Promise<boolean> {
  await db.raw('select 1');
  return true;
}

/** A worker has been seen lately, and no job that could run has waited for five minutes. */
export async function queueMoves(db: Db): Promise<boolean> {
  const result = await db.raw(`
    select exists (select 1 from job_workers where seen_at > now() - interval '1 minute')
      and not exists (select 1 from graphile_worker._private_jobs
        where run_at < now() - interval '5 minutes' and locked_at is null and attempts < max_attempts) as moves`);
  return result.rows[0].moves;
}

/** In the last hour no mail was given up, and none that was written in it has been refused twice. */
export async function mailLeaves(db: Db): Promise<boolean> {
  const result = await db.raw(`
    select not exists (select 1 from graphile_worker.jobs
      where task_identifier = 'notifications.send' and last_error is not null
        and (attempts >= max_attempts and updated_at > now() - interval '1 hour'
          or attempts >= 2 and created_at > now() - interval '1 hour')) as leaves`);
  return result.rows[0].leaves;
}
