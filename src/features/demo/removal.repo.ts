import { type Db, row, rows } from '../../platform/db';

export interface DemoRecord {
  kind: string;
  id: string;
}

/** What is going, and what there is besides. */
export interface DemoSummary {
  tickets: number;
  people: number;
  departments: number;
  categories: number;
  others: number;
  ownTickets: number;
  ownPeople: number;
}

export async function anyRecord(db: Db): Promise<boolean> {
  return (await rows(db, 'select 1 from demo_records limit 1', {}, 'demo any')).length > 0;
}

/** Whether somebody can sign in with the password that all of the demo's sign-ins began with. */
export async function demoPasswordHolds(db: Db): Promise<boolean> {
  const found = await rows(
    db,
    `select 1 from demo_records r join users u on u.id = r.id
      where r.kind = 'sign_in' and u.state <> 'inactive' and u.password_hash is not null
        and not exists (select 1 from events where subject_id = u.id and type = 'user.password_changed') limit 1`,
  );
  return found.length > 0;
}

/** All records, locked: of two removals at once the second finds none. */
export function lockRecords(db: Db): Promise<DemoRecord[]> {
  return rows(db, 'select kind, id from demo_records order by kind, id for update');
}

const IDS = (kind: string) => `(select id from demo_records where kind = '${kind}')`;
const GOES = `id in ${IDS('ticket')} or requester_id in ${IDS('user')}`;

export function summary(db: Db): Promise<DemoSummary> {
  return row(
    db,
    `select
       (select count(*) from tickets where ${GOES}) as tickets,
       (select count(*) from users where id in ${IDS('user')}) as people,
       (select count(*) from departments where id in ${IDS('department')}) as departments,
       (select count(*) from categories where id in ${IDS('category')}) as categories,
       (select count(*) from demo_records
          where kind in ('organization', 'skill', 'field', 'canned', 'calendar', 'policy', 'announcement',
            'report_schedule')) as others,
       (select count(*) from tickets where not (${GOES})) as own_tickets,
       (select count(*) from users where id not in ${IDS('user')}) as own_people`,
  );
}

export async function isDemoPerson(db: Db, id: string): Promise<boolean> {
  const found = await rows(db, `select 1 from demo_records where kind = 'user' and id = :id`, { id });
  return found.length > 0;
}

/** Nobody becomes or ceases to be an administrator until the transaction ends. */
export async function lockAdministrators(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.administrators'))`);
}

/** Administrators beside the demo's: how many there are, and how many of them can sign in. */
export function otherAdministrators(db: Db): Promise<{ all: number; active: number }> {
  return row(
    db,
    `select count(*) as all, count(*) filter (where state <> 'inactive') as active from users
     where role = 'administrator' and id not in ${IDS('user')}`,
  );
}

export interface Erasure {
  tickets: string[];
  people: string[];
  things: string[];
  eventId: string;
  actorId: string | null;
}

/** Erases all that; returns the storage keys of the files that are left over. */
export async function erase(
  db: Db,
  { tickets, people, things, eventId, actorId }: Erasure,
): Promise<string[]> {
  const files = await rows<{ key: string }>(
    db,
    `select erase(:tickets::uuid[], :people::uuid[], 'demo', :eventId::uuid, :actorId::uuid, :things::uuid[]) as key`,
    { tickets, people, things, eventId, actorId },
  );
  return files.map(({ key }) => key);
}

/** Takes announcements away, and out of everybody's list. */
export async function dropAnnouncements(db: Db, ids: string[]): Promise<void> {
  await rows(
    db,
    `with gone as (delete from announcements where id = any (:ids::uuid[]) returning event_id)
     delete from deliveries where ticket_id is null and root_id in (select event_id from gone)`,
    { ids },
  );
}

/** Takes scheduled reports away, with what became of them: without their owner nobody would get them. */
export async function dropSchedules(db: Db, ids: string[]): Promise<void> {
  await rows(db, 'delete from report_schedules where id = any (:ids::uuid[])', { ids });
}

/** Jobs about events and mails that are no more would do nothing: they are taken out of the queue. */
export async function dropOrphanedJobs(db: Db): Promise<void> {
  await db.raw(
    `select graphile_worker.complete_jobs(array(
       select id from graphile_worker._private_jobs j where locked_at is null and (
         (payload->>'eventId' is not null
           and not exists (select 1 from events where id = (j.payload->>'eventId')::uuid))
         or (payload->>'mailId' is not null
           and not exists (select 1 from deliveries where id = (j.payload->>'mailId')::uuid)))))`,
  );
}

/** The oldest department of each state, if any. */
export async function oldestDepartments(db: Db): Promise<{ id: string; isActive: boolean }[]> {
  return rows(
    db,
    'select distinct on (is_active) id, is_active from departments order by is_active, created_at, id',
  );
}
