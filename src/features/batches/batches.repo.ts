import { type Db, maybeRow, rows } from '../../platform/db';
import type { BatchRun } from './batches.types';

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

export async function deleteBatchesBefore(db: Db, before: Date): Promise<void> {
  await rows(db, `delete from batch_runs where created_at < :before and state <> 'running'`, { before });
}
