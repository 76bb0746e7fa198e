import { type Db, maybeRow, row, rows } from '../../../platform/db';
import type { RoleChoices, Stored, Values } from './preferences.types';

/** What is stored of somebody, or holds while nothing is; `u` is the person. */
const STORED = `
  select u.id, u.role, coalesce(u.time_zone, (select value #>> '{}' from settings where key = 'timeZone')) as time_zone,
    coalesce((select choices from notification_defaults), '{}') as desk, coalesce(p.choices, '{}') as choices,
    p.quiet_from, p.quiet_until, coalesce(p.quiet_days, '{1,2,3,4,5,6,7}') as quiet_days,
    coalesce(p.urgent_passes, true) as urgent_passes, coalesce(p.is_paused, false) as is_paused, p.paused_until,
    coalesce(p.undo_seconds, 10) as undo_seconds
  from users u left join notification_preferences p on p.user_id = u.id`;

export interface StoredRow extends Omit<Stored, 'timeZone'>, Values {
  id: string;
  /** Null where neither the person nor the desk has chosen one. */
  timeZone: string | null;
}

export function storedOf(db: Db, userIds: string[]): Promise<StoredRow[]> {
  return rows(db, `${STORED} where u.id = any (:userIds::uuid[])`, { userIds }, 'notification wishes');
}

/** Whoever changes what somebody wants takes turns, by the row of that person. */
export async function lockPerson(db: Db, userId: string): Promise<boolean> {
  const sql = 'select id from users where id = :userId for no key update';
  return (await maybeRow(db, sql, { userId })) !== null;
}

export async function saveValues(db: Db, userId: string, values: Values, now: Date): Promise<void> {
  const stored = { ...values, choices: JSON.stringify(values.choices), updatedAt: now };
  await db('notificationPreferences')
    .insert({ userId, ...stored })
    .onConflict('userId')
    .merge(stored);
}

export async function undoSecondsOf(db: Db, userId: string): Promise<number | null> {
  const found = await maybeRow<{ undoSeconds: number }>(
    db,
    'select undo_seconds from notification_preferences where user_id = :userId',
    { userId },
    'undo seconds',
  );
  return found?.undoSeconds ?? null;
}

export function followedBy(db: Db, userId: string): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    `select d.id, d.name from department_followers f join departments d on d.id = f.department_id
     where f.user_id = :userId order by d.name, d.id`,
    { userId },
    'departments followed',
  );
}

export async function follow(db: Db, userId: string, departmentIds: string[]): Promise<void> {
  await rows(
    db,
    `insert into department_followers (user_id, department_id)
     select :userId, id from departments where id = any (:departmentIds::uuid[]) on conflict do nothing`,
    { userId, departmentIds },
  );
}

export async function unfollow(db: Db, userId: string, departmentIds: string[]): Promise<void> {
  await rows(
    db,
    'delete from department_followers where user_id = :userId and department_id = any (:departmentIds::uuid[])',
    { userId, departmentIds },
  );
}

export interface DefaultsRow {
  choices: RoleChoices;
  burstMinutes: number;
  version: number;
}

export function defaults(db: Db): Promise<DefaultsRow> {
  const sql = 'select choices, burst_minutes, version from notification_defaults';
  return row(db, sql, {}, 'notification defaults');
}

export function lockedDefaults(db: Db): Promise<DefaultsRow> {
  return row(db, 'select choices, burst_minutes, version from notification_defaults for no key update');
}

export async function saveDefaults(
  db: Db,
  { choices, burstMinutes, version }: DefaultsRow,
  now: Date,
): Promise<void> {
  await rows(
    db,
    `update notification_defaults
     set choices = :choices::jsonb, burst_minutes = :burstMinutes, version = :version, updated_at = :now`,
    { choices: JSON.stringify(choices), burstMinutes, version, now },
  );
}
