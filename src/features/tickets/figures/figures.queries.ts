import { type Db, row, rows } from '../../../platform/db';
import { breached } from '../lists/lists.queries';

/** Counting stops here: what is asked for every few seconds must not cost more the worse it gets. */
export const MOST_BREACHED = 10_000;

/** How many tickets wait for the desk, by status and by whether somebody has them. */
export function openTickets(db: Db): Promise<{ status: string; assigned: boolean; open: number }[]> {
  return rows(
    db,
    `select status, assignee_id is not null as assigned, count(*) as open from tickets
      where deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened')
      group by status, assignee_id is not null`,
  );
}

/** How many open tickets have broken a promise, `MOST_BREACHED` at most. */
export async function breachedTickets(db: Db, now = new Date()): Promise<number> {
  const { sql, bindings } = breached(now);
  const { count } = await row<{ count: number }>(
    db,
    `select count(*) as count from (select from tickets t where ${sql} limit ${MOST_BREACHED}) counted`,
    bindings,
  );
  return count;
}
