import { type Db, maybeRow } from '../../platform/db';

/** Whether that person has had enough of what goes by this name. */
export async function isDismissed(db: Db, person: { userId: string; name: string }): Promise<boolean> {
  const sql = 'select name from dismissals where user_id = :userId and name = :name';
  return (await maybeRow(db, sql, person, 'dismissal')) !== null;
}
