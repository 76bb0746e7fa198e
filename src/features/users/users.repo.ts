import type { Locale } from '../../platform/ctx';
import { type Db, maybeRow, rows } from '../../platform/db';
import type { Named, StaffMember, State, User } from './users.types';

export async function lastLocaleOf(db: Db, id: string): Promise<Locale | null> {
  const found = await maybeRow<{ lastLocale: Locale | null }>(
    db,
    'select last_locale from users where id = :id',
    { id },
  );
  return found?.lastLocale ?? null;
}

const USER = `
  select u.id, u.email::text, u.name, u.role, u.state, u.availability, u.phone, u.locale, u.time_zone, u.theme,
    u.organization_id, o.name as organization_name, u.is_vip, u.capacity, u.calendar_id, u.version, u.last_seen_at, u.created_at,
    u.password_hash is not null as has_password, u.email_verified_at, u.invited_at,
    (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name, d.id), '[]')
     from department_members dm join departments d on d.id = dm.department_id
     where dm.user_id = u.id) as departments,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
     from user_skills us join skills s on s.id = us.skill_id where us.user_id = u.id) as skills
  from users u left join organizations o on o.id = u.organization_id`;

export function userById(db: Db, id: string, lock = false): Promise<User | null> {
  return maybeRow<User>(db, `${USER} where u.id = :id ${lock ? 'for update of u' : ''}`, { id });
}

export function userByEmail(db: Db, email: string): Promise<User | null> {
  return maybeRow<User>(db, `${USER} where u.email = :email::citext`, { email });
}

export interface Credentials {
  id: string;
  name: string;
  email: string;
  locale: Locale | null;
  emailVerifiedAt: Date | null;
  state: State;
  passwordHash: string | null;
}

const CREDENTIALS =
  'select id, name, email::text, locale, email_verified_at, state, password_hash from users';

export function credentialsByEmail(db: Db, email: string): Promise<Credentials | null> {
  return maybeRow(db, `${CREDENTIALS} where email = :email::citext`, { email });
}

export function credentialsById(db: Db, id: string): Promise<Credentials | null> {
  return maybeRow(db, `${CREDENTIALS} where id = :id for no key update`, { id });
}

export async function administratorExists(db: Db): Promise<boolean> {
  return (await maybeRow(db, `select 1 from users where role = 'administrator' limit 1`)) !== null;
}

/** Of two first administrators at once, one waits and then finds the other. */
export async function lockAdministrators(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.administrators'))`);
}

/** People who can be given tickets, by name. */
export function assignable(db: Db, departmentId: string | null): Promise<StaffMember[]> {
  return rows(
    db,
    `select u.id, u.name, u.availability from users u
     where u.role <> 'customer' and u.state = 'active'
       and (:departmentId::uuid is null or exists (
         select 1 from department_members where user_id = u.id and department_id = :departmentId))
     order by u.name, u.id`,
    { departmentId },
    'users assignable',
  );
}

export interface EndedSignIn {
  id: string;
  userId: string;
}

export interface Ending {
  /** The sign-in that goes on. */
  except?: string | null;
  /** Whether its person only has to sign in again: what their browser keeps stays. */
  isResumed?: boolean;
}

/** Those of a person but one, and those in which that person acted as somebody. */
export function endSignIns(db: Db, userId: string, ending: Ending & { now: Date }): Promise<EndedSignIn[]> {
  const { except = null, isResumed = false, now } = ending;
  return rows(
    db,
    `with own as (select id from sign_ins where user_id = :userId and id is distinct from :except::uuid),
       locked as (
         select id from sign_ins
         where ended_at is null and (id in (select id from own) or parent_id in (select id from own))
         order by id for no key update)
     update sign_ins set ended_at = :now, is_resumed = :isResumed from locked where sign_ins.id = locked.id
     returning sign_ins.id, user_id`,
    { userId, except, isResumed, now },
  );
}

/** One sign-in, and those in which its owner acted as somebody. */
export function endSignIn(db: Db, id: string, now: Date): Promise<EndedSignIn[]> {
  return rows(
    db,
    `update sign_ins set ended_at = :now where ended_at is null and (id = :id or parent_id = :id)
     returning id, user_id`,
    { id, now },
  );
}

export interface AssignedTicket extends Named {
  number: number;
}

export interface AssignedTickets {
  count: number;
  first: AssignedTicket[];
}

export async function openTicketsOf(db: Db, userId: string, limit: number): Promise<AssignedTickets> {
  const found = await rows<AssignedTicket & { count: number }>(
    db,
    `select id, number, subject as name, count(*) over () as count from tickets
     where assignee_id = :userId and deleted_at is null
       and status in ('new', 'in_progress', 'on_hold', 'reopened')
     order by updated_at desc, id desc limit :limit`,
    { userId, limit },
  );
  return { count: found[0]?.count ?? 0, first: found };
}

export async function countPeopleOf(db: Db, organizationId: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from users where organization_id = :organizationId',
    { organizationId },
  );
  return found?.count ?? 0;
}

export interface Outdated {
  id: string;
  /** From now on. */
  version: number;
}

/** Moves an organization's people to another; returns who they were. */
export function moveToOrganization(db: Db, from: string, to: string, now: Date): Promise<Outdated[]> {
  return rows(
    db,
    `with locked as (select id from users where organization_id = :from order by id for no key update)
     update users set organization_id = :to, version = version + 1, updated_at = :now
     from locked where users.id = locked.id returning users.id, version`,
    { from, to, now },
  );
}

/** Forms of these people that are open are stale from now on. Returns them with the departments that they are in. */
export function outdateForms(
  db: Db,
  ids: string[],
  now: Date,
): Promise<(Outdated & { departmentIds: string[] })[]> {
  return rows(
    db,
    `with locked as (select id from users where id = any (:ids::uuid[]) order by id for no key update)
     update users set version = version + 1, updated_at = :now from locked where users.id = locked.id
     returning users.id, version,
       array(select department_id::text from department_members where user_id = users.id) as department_ids`,
    { ids, now },
  );
}

/** Whom the event was about that another one followed from; null for one that followed from none. */
export async function causeOf(db: Db, eventId: string): Promise<string | null> {
  const found = await maybeRow<{ subjectId: string | null }>(
    db,
    'select c.subject_id from events e join events c on c.id = e.cause_id where e.id = :eventId',
    { eventId },
  );
  return found?.subjectId ?? null;
}
