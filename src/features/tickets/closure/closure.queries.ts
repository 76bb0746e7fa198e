import { type Db, rows } from '../../../platform/db';

/** Ids of tickets that were resolved before then and still are, oldest first. */
export async function resolvedBefore(
  db: Db,
  before: Date,
  { except, limit }: { except: string[]; limit: number },
): Promise<string[]> {
  const due = await rows<{ id: string }>(
    db,
    `select id from tickets where deleted_at is null and status = 'resolved' and resolved_at < :before
       and id <> all (:except::uuid[]) order by resolved_at limit ${limit}`,
    { before, except },
  );
  return due.map(({ id }) => id);
}
