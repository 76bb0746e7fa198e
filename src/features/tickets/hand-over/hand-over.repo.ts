import { type Db, maybeRow, rows } from '../../../platform/db';
import { OPEN_STATUSES } from '../tickets.words';

/** Ids of all open tickets of one person, the oldest first. */
export async function openTicketIds(db: Db, assigneeId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from tickets where assignee_id = :assigneeId and deleted_at is null and status = any(:open) order by id`,
    { assigneeId, open: OPEN_STATUSES },
  );
  return found.map(({ id }) => id);
}

export async function numberOf(db: Db, id: string): Promise<number | null> {
  const found = await maybeRow<{ number: number }>(db, 'select number from tickets where id = :id', { id });
  return found?.number ?? null;
}
