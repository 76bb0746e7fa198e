import { type Db, maybeRow, rows } from '../../platform/db';
import type { Outdated } from './users.repo';

/** It stays there until the transaction ends. */
export async function calendarExists(db: Db, id: string): Promise<boolean> {
  return (await maybeRow(db, 'select id from calendars where id = :id for key share', { id })) !== null;
}

export async function countWithCalendar(db: Db, calendarId: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from users where calendar_id = :calendarId',
    { calendarId },
  );
  return found?.count ?? 0;
}

/** Gives all who have one calendar another, or none of their own; returns who they are. */
export function changeCalendar(db: Db, from: string, to: string | null, now: Date): Promise<Outdated[]> {
  return rows(
    db,
    `with locked as (select id from users where calendar_id = :from order by id for no key update)
     update users set calendar_id = :to::uuid, version = version + 1, updated_at = :now
     from locked where users.id = locked.id returning users.id, version`,
    { from, to, now },
  );
}

export interface PersonCalendar {
  id: string;
  name: string;
  /** Their own; not that of a department. */
  isOwn: boolean;
}

/** A person's own calendar, or that of the first of their departments, by name, that has one. */
export function calendarOfPerson(db: Db, userId: string): Promise<PersonCalendar | null> {
  return maybeRow(
    db,
    `select c.id, c.name, found.is_own from (
       select calendar_id, true as is_own, '' as department, id from users where id = :userId
       union all
       select d.calendar_id, false, d.name, d.id from department_members m join departments d on d.id = m.department_id
       where m.user_id = :userId
     ) found join calendars c on c.id = found.calendar_id
     order by found.is_own desc, found.department, found.id limit 1`,
    { userId },
    'users calendar',
  );
}
