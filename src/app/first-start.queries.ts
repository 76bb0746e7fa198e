import { type Db, maybeRow, rows } from '../platform/db';

export interface DemoPerson {
  email: string;
  role: string;
}

/** Of nodes that start together one looks at a time. */
export async function isEmptyDesk(db: Db): Promise<boolean> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.first_start'))`);
  return (await maybeRow(db, 'select 1 from departments limit 1')) === null;
}

/** The demo's sign-ins that still exist. */
export function demoSignIns(db: Db): Promise<DemoPerson[]> {
  return rows(
    db,
    `select users.email::text as email, users.role from demo_records join users on users.id = demo_records.id
      where demo_records.kind = 'sign_in' order by users.role, users.email`,
  );
}
