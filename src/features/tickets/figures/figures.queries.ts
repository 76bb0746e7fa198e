import { type Db, rows } from '../../../platform/db';

/** How many tickets wait for the desk, by status and by whether somebody has them. */
export function openTickets(db: Db): Promise<{ status: string; assigned: boolean; open: number }[]> {
  return rows(
    db,
    `select status, assignee_id is not null as assigned, count(*) as open from tickets
      where deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened')
      group by status, assignee_id is not null`,
  );
}
