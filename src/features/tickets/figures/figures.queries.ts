import { type Db, rows } from '../../../platform/db';

/** How many open tickets each technician has who has any. */
export function openTicketsByTechnician(db: Db): Promise<{ technician: string; open: number }[]> {
  return rows(
    db,
    `select users.email::text as technician, count(*) as open from tickets join users on users.id = assignee_id
      where tickets.deleted_at is null and tickets.status in ('new', 'in_progress', 'on_hold', 'reopened')
      group by users.email`,
  );
}
