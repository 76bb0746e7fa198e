import type { Locale, PersonActor } from '../../platform/ctx';
import { type Db, maybeRow, rows } from '../../platform/db';
import type { Named, StaffMember, State, User } from './users.types';

const ACTOR = `
  select u.id, u.role, u.name, u.email::text, u.locale, u.time_zone, u.theme, u.availability, u.organization_id,
    coalesce(o.shares_tickets and o.is_active, false) as shares_tickets,
    array(select department_id::text from department_members where user_id = u.id) as department_ids,
    u.role = 'administrator' or (u.role = 'technician' and coalesce(
      (select value = 'true' from settings where key = 'techniciansSeeAll'), false)) as sees_all_tickets`;

/** Neither ended nor expired, and not at rest for longer than it may be. `:now` is a binding. */
export const LIVE = (signIn: string): string =>
  `${signIn}.ended_at is null and ${signIn}.expires_at > :now::timestamptz and (${signIn}.idle_minutes is null
   or ${signIn}.last_seen_at > :now::timestamptz - ${signIn}.idle_minutes * interval '1 minute')`;

interface SignInRow extends Omit<PersonActor, 'kind' | 'actedBy'> {
  signInId: string;
  confirmedAt: Date;
  needsFactor: boolean;
  stale: boolean;
  adminId: string | null;
  adminName: string | null;
}

export interface LiveSignIn {
  id: string;
  /** When its owner last proved who they are. */
  confirmedAt: Date;
  /** A second factor is required of them, and they have none. */
  needsFactor: boolean;
}

/** Who a sign-in belongs to, in one query. */
export async function actorBySignIn(
  db: Db,
  signInId: string,
  now: Date,
): Promise<{ actor: PersonActor; signIn: LiveSignIn; stale: boolean } | null> {
  const found = await maybeRow<SignInRow>(
    db,
    bySignIn('s.id = :signInId'),
    { signInId, now },
    'sign in actor',
  );
  return found && signedIn(found);
}

/** The actors of those of these sign-ins that still belong to somebody, by the ids of the sign-ins. */
export async function actorsBySignIns(
  db: Db,
  signInIds: string[],
  now: Date,
): Promise<Map<string, PersonActor>> {
  const found = await rows<SignInRow>(
    db,
    bySignIn('s.id = any(:signInIds::uuid[])'),
    { signInIds, now },
    'sign in actors',
  );
  return new Map(found.map((row) => [row.signInId, signedIn(row).actor]));
}

/**
 * Ended, expired, rested too long and deactivated ones belong to nobody. That of an administrator in somebody's place
 * lives no longer than the administrator's own.
 */
function bySignIn(condition: string): string {
  return `${ACTOR}, s.id as sign_in_id, s.confirmed_at, a.id as admin_id, a.name as admin_name,
       s.last_seen_at < :now::timestamptz - interval '5 minutes' as stale,
       case when u.role = 'customer' or s.parent_id is not null then false
         when (select value = 'true' from settings where key = 'staffNeedFactor') then
           not exists (select 1 from totp_factors where user_id = u.id)
           and not exists (select 1 from passkeys where user_id = u.id)
         else false end as needs_factor
     from sign_ins s join users u on u.id = s.user_id left join organizations o on o.id = u.organization_id
       left join sign_ins p on p.id = s.parent_id left join users a on a.id = p.user_id
     where ${condition} and ${LIVE('s')} and u.state <> 'inactive'
       and (s.parent_id is null or (
         u.role <> 'administrator' and ${LIVE('p')} and a.role = 'administrator' and a.state <> 'inactive'))`;
}

function signedIn(found: SignInRow): { actor: PersonActor; signIn: LiveSignIn; stale: boolean } {
  const { stale, signInId: id, confirmedAt, needsFactor, adminId, adminName, ...person } = found;
  const actedBy = adminId ? { id: adminId, name: adminName ?? '' } : null;
  return {
    actor: { kind: 'person', ...person, actedBy },
    signIn: { id, confirmedAt, needsFactor },
    stale,
  };
}

/** An administrator who acts in somebody's place is not that person being there. */
export async function touchSignIn(
  db: Db,
  signInId: string,
  { now, ip }: { now: Date; ip: string | null },
): Promise<void> {
  await db.raw(
    `with seen as (update sign_ins set last_seen_at = :now, last_ip = :ip
       where id = :signInId or id = (select parent_id from sign_ins where id = :signInId)
       returning id, user_id, parent_id)
     update users set last_seen_at = :now from seen
     where seen.id = :signInId and seen.parent_id is null and users.id = seen.user_id`,
    { signInId, now, ip },
  );
}

export async function lastLocaleOf(db: Db, id: string): Promise<Locale | null> {
  const found = await maybeRow<{ lastLocale: Locale | null }>(
    db,
    'select last_locale from users where id = :id',
    { id },
  );
  return found?.lastLocale ?? null;
}

export async function actorById(db: Db, id: string): Promise<PersonActor | null> {
  const found = await maybeRow<Omit<PersonActor, 'kind' | 'actedBy'>>(
    db,
    `${ACTOR} from users u left join organizations o on o.id = u.organization_id
     where u.id = :id and u.state <> 'inactive'`,
    { id },
  );
  return found ? { kind: 'person', ...found, actedBy: null } : null;
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
