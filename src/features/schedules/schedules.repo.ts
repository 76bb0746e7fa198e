import { type Db, maybeRow, row, rows } from '../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import type { Place } from '../reports';
import type { Recipient, Schedule, ScheduleInput } from './schedules.types';

/** What is kept of a schedule, without who gets it. */
export type StoredSchedule = Omit<Schedule, 'recipients'>;

const COLUMNS = `s.id, s.owner_id, u.name as owner_name, s.name, s.place, s.report, s.query, s.format, s.frequency,
  s.weekday, s.month_day, s.clock, s.time_zone, s.locale, s.paused_at, s.next_at, s.version, s.created_at, s.updated_at`;
const FROM = 'from report_schedules s left join users u on u.id = s.owner_id';

export function scheduleById(db: Db, id: string): Promise<StoredSchedule | null> {
  return maybeRow(db, `select ${COLUMNS} ${FROM} where s.id = :id`, { id }, 'report schedule');
}

/** Whose these are, of those that there are. */
export function ownersOf(db: Db, ids: string[]): Promise<Pick<StoredSchedule, 'id' | 'place' | 'ownerId'>[]> {
  const sql = 'select id, place, owner_id from report_schedules where id = any(:ids::uuid[])';
  return rows(db, sql, { ids }, 'schedule owners');
}

/** Locked until the transaction ends: whoever changes it, has it run or sweeps it does so one after the other. */
export function lockSchedule(db: Db, id: string): Promise<StoredSchedule | null> {
  return maybeRow(db, `select ${COLUMNS} ${FROM} where s.id = :id for update of s`, { id }, 'schedule lock');
}

/** One that is due, locked; null where another process has it, or where it is due no more. */
export function lockDue(db: Db, id: string, now: Date): Promise<StoredSchedule | null> {
  return maybeRow(
    db,
    `select ${COLUMNS} ${FROM} where s.id = :id and s.next_at <= :now for update of s skip locked`,
    { id, now },
    'due schedule lock',
  );
}

/** Those that are due, the longest first. */
export async function dueIds(db: Db, now: Date): Promise<string[]> {
  const sql = 'select id from report_schedules where next_at <= :now order by next_at, id';
  return (await rows<{ id: string }>(db, sql, { now }, 'due schedules')).map(({ id }) => id);
}

const ORDER = [{ sql: 's.id', type: 'uuid' }];
const PAGE = 50;

/**
 * A page of them, the newest first.
 * @param of whose they are, and of which place; null for all
 */
export async function schedulesPage(
  db: Db,
  of: { ownerId: string | null; place: Place | null },
  cursor: string | null,
): Promise<Page<StoredSchedule>> {
  const from = cursor ? decodeCursor(cursor, [cursorKey.id]) : null;
  const keyset = keysetSql(ORDER, 'desc', from);
  const found = await rows<StoredSchedule>(
    db,
    `select ${COLUMNS} ${FROM}
     where (:ownerId::uuid is null or s.owner_id = :ownerId::uuid) and (:place::text is null or s.place = :place::text)
       and ${keyset.where}
     order by ${keyset.orderBy} limit :take`,
    { ...of, ...keyset.bindings, take: PAGE + 1 },
  );
  return pageOf(found, PAGE, ({ id }) => [id], from);
}

/** What one person begins at once is begun one after the other, until the transaction ends. */
export async function takeTurn(db: Db, ownerId: string): Promise<void> {
  await rows(db, `select pg_advisory_xact_lock(hashtextextended('report schedules:' || :ownerId, 0))`, {
    ownerId,
  });
}

export async function countOwned(db: Db, ownerId: string): Promise<number> {
  const sql = 'select count(*) as count from report_schedules where owner_id = :ownerId';
  return (await row<{ count: number }>(db, sql, { ownerId })).count;
}

/** What forms say of a schedule, as its columns have it. */
export type ScheduleColumns = Omit<ScheduleInput, 'people' | 'addresses'>;

export async function insertSchedule(
  db: Db,
  made: ScheduleColumns & Pick<Schedule, 'id' | 'ownerId' | 'nextAt' | 'createdAt' | 'updatedAt'>,
): Promise<void> {
  await db('reportSchedules').insert(made);
}

export async function updateSchedule(
  db: Db,
  id: string,
  values: Partial<
    ScheduleColumns & Pick<Schedule, 'ownerId' | 'pausedAt' | 'nextAt' | 'version' | 'updatedAt'>
  >,
): Promise<void> {
  await db('reportSchedules').where({ id }).update(values);
}

export async function deleteSchedule(db: Db, id: string): Promise<void> {
  await db('reportSchedules').where({ id }).delete();
}

/** By schedule: who gets it, people before addresses. */
export async function recipientsOf(db: Db, ids: string[]): Promise<Map<string, Recipient[]>> {
  const found = await rows<Recipient & { scheduleId: string }>(
    db,
    `select r.schedule_id, r.id, r.user_id, coalesce(u.name, r.address::text) as name, r.address::text as address,
       f.since as refused_at, r.left_at
     from report_schedule_recipients r left join users u on u.id = r.user_id
       left join refused_addresses f on f.address = coalesce(r.address, u.email)
     where r.schedule_id = any(:ids::uuid[])
     order by r.user_id is null, name, r.id`,
    { ids },
    'schedule recipients',
  );
  const known = new Map<string, Recipient[]>(ids.map((id) => [id, []]));
  for (const { scheduleId, ...recipient } of found) known.get(scheduleId)?.push(recipient);
  return known;
}

export type StoredRecipient = Pick<Recipient, 'id' | 'userId' | 'address'>;

/** Writes who gets it. An address that has ended its mails stays, so that whoever types it again mails it no more. */
export async function saveRecipients(db: Db, scheduleId: string, wanted: StoredRecipient[]): Promise<void> {
  const ids = wanted.map(({ id }) => id);
  await rows(
    db,
    `delete from report_schedule_recipients where schedule_id = :scheduleId and id <> all(:ids::uuid[])
       and left_at is null`,
    { scheduleId, ids },
  );
  await rows(
    db,
    `insert into report_schedule_recipients (id, schedule_id, user_id, address)
       select id, :scheduleId::uuid, user_id, address
       from jsonb_to_recordset(:wanted::jsonb) as w (id uuid, user_id uuid, address citext)
     on conflict (id) do nothing`,
    {
      scheduleId,
      wanted: JSON.stringify(wanted.map(({ id, userId, address }) => ({ id, user_id: userId, address }))),
    },
  );
}

/** Those of these people who are staff and can sign in. */
export async function staffAmong(db: Db, ids: string[]): Promise<string[]> {
  const sql = `select id from users where id = any(:ids::uuid[]) and role <> 'customer' and state <> 'inactive'`;
  return (await rows<{ id: string }>(db, sql, { ids }, 'staff among')).map(({ id }) => id);
}

/** Somebody who is to get a report, with whose account it is, if anybody's. */
export interface Addressee extends StoredRecipient {
  leftAt: Date | null;
  accountId: string | null;
  role: 'customer' | 'technician' | 'administrator' | null;
  state: string | null;
}

/** Who is to get it, people before addresses. */
export function addresseesOf(db: Db, scheduleId: string): Promise<Addressee[]> {
  return rows(
    db,
    `select r.id, r.user_id, r.address::text as address, r.left_at, u.id as account_id, u.role, u.state
     from report_schedule_recipients r
       left join users u on u.id = r.user_id or r.user_id is null and u.email = r.address
     where r.schedule_id = :scheduleId order by r.user_id is null, r.id`,
    { scheduleId },
    'schedule addressees',
  );
}

/** How many filter by a thing, whose field in their query is told. */
export async function countFiltered(
  db: Db,
  field: 'departmentId' | 'categoryId' | 'organizationId',
  id: string,
): Promise<number> {
  const sql = 'select count(*) as count from report_schedules where query ->> :field = :id';
  return (await row<{ count: number }>(db, sql, { field, id })).count;
}

/** How many of somebody's go out of a place, until somebody pauses them. */
export async function countGoingOut(db: Db, ownerId: string, place: Place): Promise<number> {
  const sql = `select count(*) as count from report_schedules
     where owner_id = :ownerId and place = :place and next_at is not null`;
  return (await row<{ count: number }>(db, sql, { ownerId, place })).count;
}
