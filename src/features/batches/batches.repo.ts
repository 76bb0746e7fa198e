import { type Db, maybeRow, rows } from '../../platform/db';
import type { BatchName, BatchRun } from './batches.types';

const COLUMNS = `id, kind, payload, is_listed, cardinality(items) as total, done, changed, refused_count, refused, state,
  started_by, created_at, updated_at`;

export function batchById(db: Db, id: string): Promise<BatchRun | null> {
  return maybeRow(db, `select ${COLUMNS} from batch_runs where id = :id`, { id });
}

export function latestBatches(db: Db, limit: number): Promise<BatchRun[]> {
  return rows(db, `select ${COLUMNS} from batch_runs order by created_at desc, id desc limit :limit`, {
    limit,
  });
}

/** The one of its kind that began last. */
export function latestOfKind(db: Db, kind: BatchName): Promise<BatchRun | null> {
  const sql = `select ${COLUMNS} from batch_runs where kind = :kind order by sequence desc limit 1`;
  return maybeRow(db, sql, { kind });
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

/** Lists the items of a run, in one statement: however many there are, none comes here. */
export async function listItems(db: Db, id: string, itemsSql: string): Promise<void> {
  const sql = `update batch_runs set items = array(${itemsSql}), is_listed = true where id = :id`;
  await rows(db, sql, { id }, 'batch list items');
}

/** Whether a run of a kind has written something since a moment, or still does. */
export async function wroteSince(db: Db, kind: BatchName, since: Date): Promise<boolean> {
  const found = await maybeRow(
    db,
    `select 1 from batch_runs where kind = :kind and (state = 'running' or updated_at >= :since) limit 1`,
    { kind, since },
    'batch wrote',
  );
  return found !== null;
}

type Unfinished = Pick<BatchRun, 'id' | 'createdAt' | 'updatedAt'>;

/**
 * The last run of a kind, by the order of the database, with when it began and came on last, unless it is finished; one
 * that was given up is not.
 */
export function unfinishedRun(db: Db, kind: BatchName): Promise<Unfinished | null> {
  return maybeRow(
    db,
    `select id, created_at, updated_at from (
       select id, created_at, updated_at, state from batch_runs where kind = :kind order by sequence desc limit 1) newest
     where state <> 'finished'`,
    { kind },
    'batch unfinished',
  );
}

/** Whether another run of its kind began after it, by the order of the database, whatever has become of that. */
export async function isOvertaken(db: Db, id: string): Promise<boolean> {
  const newer = await maybeRow(
    db,
    `select 1 from batch_runs newer join batch_runs own on own.kind = newer.kind
     where own.id = :id and newer.sequence > own.sequence limit 1`,
    { id },
    'batch overtaken',
  );
  return newer !== null;
}

export async function deleteBatchesBefore(db: Db, before: Date): Promise<void> {
  await rows(db, `delete from batch_runs where created_at < :before and state <> 'running'`, { before });
}
