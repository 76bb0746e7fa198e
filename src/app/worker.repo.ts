import { type Db, rows } from '../platform/db';

const DEAD_AFTER_SECONDS = 45;

/**
 * Says that a worker lives, and gives back what dead ones hold; a worker may take jobs before its first beat.
 * @param id under which it holds jobs
 * @param options.mayJudge whether others that have not been heard of are dead
 */
export async function heartbeat(db: Db, id: string, { mayJudge }: { mayJudge: boolean }): Promise<void> {
  await db.raw('insert into job_workers (id) values (:id) on conflict (id) do update set seen_at = now()', {
    id,
  });
  if (!mayJudge) return;
  const dead = await rows<{ lockedBy: string }>(
    db,
    `select distinct locked_by from graphile_worker._private_jobs jobs
      where locked_at < now() - make_interval(secs => :seconds) and not exists (
        select 1 from job_workers where id = jobs.locked_by and seen_at > now() - make_interval(secs => :seconds))`,
    { seconds: DEAD_AFTER_SECONDS },
  );
  const ids = dead.map(({ lockedBy }) => lockedBy);
  if (ids.length > 0) await giveBack(db, ids);
  await db.raw(`delete from job_workers where seen_at < now() - interval '1 day'`);
}

/** Says that a worker has ended, and holds nothing. */
export async function removeWorker(db: Db, id: string): Promise<void> {
  await db.raw('delete from job_workers where id = :id', { id });
}

/**
 * Lets others take what these workers hold, except those jobs. What was begun more than once waits as if it had failed
 * (graphile-worker's `exp(attempts)` seconds): a job may be what its workers died of.
 */
export async function giveBack(db: Db, ids: string[], except: string[] = []): Promise<void> {
  await db.raw(
    `with freed as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null,
              run_at = case when attempts > 1
                then greatest(run_at, now()) + make_interval(secs => exp(least(attempts, 10))) else run_at end
        where locked_by = any (:ids::text[]) and not id = any (:except::bigint[]))
     update graphile_worker._private_job_queues queues set locked_at = null, locked_by = null
      where locked_by = any (:ids::text[]) and not exists (
        select 1 from graphile_worker._private_jobs where job_queue_id = queues.id and id = any (:except::bigint[]))`,
    { ids, except },
  );
}

export interface QueueLength {
  task: string;
  state: 'waiting' | 'later' | 'running' | 'given_up';
  jobs: number;
  /** Since the oldest of them could run. */
  seconds: number;
}

/** The jobs of each task; `later` are those that wait for their time. */
export function queueLength(db: Db): Promise<QueueLength[]> {
  return rows(
    db,
    `select identifier as task, state, count(*) as jobs,
        greatest(0, extract(epoch from now() - min(run_at)))::float8 as seconds
      from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      cross join lateral (select case
        when locked_at is not null then 'running'
        when attempts >= max_attempts then 'given_up'
        when run_at > now() then 'later'
        else 'waiting' end as state) as at_present
      group by identifier, state`,
  );
}

/** Whether this worker is the one that speaks for all: of those that live, the first by its name. */
export async function speaksForAll(db: Db, id: string): Promise<boolean> {
  const [first] = await rows<{ id: string | null }>(
    db,
    `select min(id) as id from job_workers where seen_at > now() - make_interval(secs => :seconds)`,
    { seconds: DEAD_AFTER_SECONDS },
  );
  return first?.id === id;
}
