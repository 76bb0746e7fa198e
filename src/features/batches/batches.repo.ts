import { type Db, maybeRow, row, rows } from '../../platform/db';
import type { BatchName, BatchRun } from './batches.types';

const COLUMNS = `id, kind, payload, cardinality(items) as total, done, changed, refused_count, refused, state,
  started_by, created_at, updated_at`;

export function batchById(db: Db, id: string): Promise<BatchRun | null> {
  return maybeRow(db, `select ${COLUMNS} from batch_runs where id = :id`, { id });
}

export function latestBatches(db: Db, limit: number): Promise<BatchRun[]> {
  return rows(db, `select ${COLUMNS} from batch_runs order by created_at desc, id desc limit :limit`, {
    limit,
  });
}

export interface LockedRun extends BatchRun {
  /** The items that come next, up to `count`. */
  next: string[];
}

/** Of two jobs for one run the second waits here, and goes on where the first one ended. */
export function lockBatch(db: Db, id: string, count: number): Promise<LockedRun | null> {
  return maybeRow(
    db,
    `select ${COLUMNS}, items[done + 1 : done + :count] as next from batch_runs where id = :id for update`,
    { id, count },
  );
}

/** When the last run of a kind that is not over began; null for none. */
export async function underWaySince(db: Db, kind: BatchName): Promise<Date | null> {
  const sql = `select max(created_at) as since from batch_runs where kind = :kind and state = 'running'`;
  return (await row<{ since: Date | null }>(db, sql, { kind }, 'batch under way')).since;
}

/**
 * Whether another run of its kind began after it, by the order of the database, and is under way or over. One that was
 * given up does not count: what it has left is not done.
 */
export async function isOvertaken(db: Db, id: string): Promise<boolean> {
  const newer = await maybeRow(
    db,
    `select 1 from batch_runs newer join batch_runs own on own.kind = newer.kind
     where own.id = :id and newer.state <> 'failed' and newer.sequence > own.sequence limit 1`,
    { id },
    'batch overtaken',
  );
  return newer !== null;
}

export async function deleteBatchesBefore(db: Db, before: Date): Promise<void> {
  await rows(db, `delete from batch_runs where created_at < :before and state <> 'running'`, { before });
}
