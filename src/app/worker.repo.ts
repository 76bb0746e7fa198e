import { type Db, rows } from '../platform/db';

const DEAD_AFTER_SECONDS = 45;

/** Says that our workers live, and gives back what dead ones hold; a worker may take jobs before its first beat. */
export async function heartbeat(db: Db, alive: Set<string>): Promise<void> {
  await db.raw(
    `insert into job_workers (id) select unnest(:ids::text[]) on conflict (id) do update set seen_at = now()`,
    { ids: [...alive] },
  );
  const dead = await rows<{ lockedBy: string }>(
    db,
    `select distinct locked_by from graphile_worker._private_jobs jobs
      where locked_at < now() - make_interval(secs => :seconds) and not exists (
        select 1 from job_workers where id = jobs.locked_by and seen_at > now() - make_interval(secs => :seconds))`,
    { seconds: DEAD_AFTER_SECONDS },
  );
  if (dead.length > 0) {
    await db.raw('select graphile_worker.force_unlock_workers(:ids::text[])', {
      ids: dead.map(({ lockedBy }) => lockedBy),
    });
  }
  await db.raw(`delete from job_workers where seen_at < now() - interval '1 day'`);
}
