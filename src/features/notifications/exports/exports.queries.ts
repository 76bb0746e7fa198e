import { type Db, maybeRow, rows } from '../../../platform/db';

/** A file that is there. */
export interface ReadyExport {
  id: string;
  fileName: string;
  /** How many rows it has. */
  done: number;
  finishedAt: Date;
}

/** Those of these events whose files are there still, oldest first. */
export function readyExports(db: Db, eventIds: string[]): Promise<ReadyExport[]> {
  return rows(
    db,
    `select id, file_name, done, finished_at from exports
     where event_id = any(:eventIds::uuid[]) and state = 'ready' order by finished_at, id`,
    { eventIds },
  );
}

/** Null for who has none, or is not here any more. */
export async function addressOf(db: Db, userId: string): Promise<string | null> {
  const found = await maybeRow<{ email: string | null }>(
    db,
    `select email::text as email from users where id = :userId and state <> 'inactive'`,
    { userId },
  );
  return found?.email ?? null;
}
