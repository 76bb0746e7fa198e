import { type Db, rows } from '../../platform/db';
import type { DueLine } from './lines';

/** What gathers for somebody by any channel is due at that moment. Returns the lines of what was due at another. */
export function moveDigests(db: Db, userId: string, dueAt: Date): Promise<DueLine[]> {
  return rows(
    db,
    `update deliveries set due_at = :dueAt
     where recipient = :userId and template = 'digest' and state = 'queued' and subject is null and due_at <> :dueAt
     returning channel, line, due_at`,
    { userId, dueAt },
  );
}
