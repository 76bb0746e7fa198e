import { type Db, rows } from '../../../platform/db';
import { newId } from '../../../platform/ids';

/** Ids of tickets that were deleted before then, longest ago first, locked; what others hold is left to them. */
export async function lockDeletedBefore(db: Db, before: Date, limit: number): Promise<string[]> {
  const due = await rows<{ id: string }>(
    db,
    `select id from tickets where deleted_at is not null and deleted_at < :before
     order by deleted_at limit ${limit} for update skip locked`,
    { before },
  );
  return due.map(({ id }) => id);
}

/** @returns the keys of the files that go with them */
export async function eraseTickets(db: Db, ids: string[]): Promise<string[]> {
  const files = await rows<{ key: string }>(
    db,
    `select erase(:ids::uuid[], '{}'::uuid[], 'retention', :eventId::uuid, null) as key`,
    { ids, eventId: newId() },
  );
  return files.map(({ key }) => key);
}
