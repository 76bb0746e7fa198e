import type { PersonActor } from '../../platform/ctx';
import { type Db, maybeRow, rows } from '../../platform/db';
import type { SignInColumn, SignInExtras } from '../../platform/sign-in-extras';

// Who somebody is now, as rights go by it: by their sign-in, or by their id.

/** What rights go by, of a person `u` whose organization, if any, is `o`. */
export const PERSON_SQL = {
  id: 'u.id',
  role: 'u.role',
  organizationId: 'u.organization_id',
  sharesTickets: 'coalesce(o.shares_tickets and o.is_active, false)',
  seesAllTickets: `(u.role = 'administrator' or (u.role = 'technician' and coalesce(
      (select value = 'true' from settings where key = 'techniciansSeeAll'), false)))`,
};

const ACTOR = `
  select u.id, u.role, u.name, u.email::text, u.locale, u.time_zone, u.theme, u.availability, u.organization_id,
    ${PERSON_SQL.sharesTickets} as shares_tickets,
    exists (select from refused_addresses where address = u.email) as is_mail_refused,
    array(select department_id::text from department_members where user_id = u.id) as department_ids,
    ${PERSON_SQL.seesAllTickets} as sees_all_tickets`;

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
  extras: SignInExtras | null;
}

export interface LiveSignIn {
  id: string;
  /** When its owner last proved who they are. */
  confirmedAt: Date;
  /** A second factor is required of them, and they have none. */
  needsFactor: boolean;
  /** What was asked for with it; null where nothing was. */
  extras: SignInExtras | null;
}

/** Who a sign-in belongs to, in one query. */
export async function actorBySignIn(
  db: Db,
  signInId: string,
  { now, columns = [] }: { now: Date; columns?: SignInColumn[] },
): Promise<{ actor: PersonActor; signIn: LiveSignIn; stale: boolean } | null> {
  const found = await maybeRow<SignInRow>(
    db,
    bySignIn('s.id = :signInId', columns),
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
function bySignIn(condition: string, columns: SignInColumn[] = []): string {
  const extras = columns.map(({ name, sql }) => `'${name}', ${sql}`);
  return `${ACTOR}, ${extras.length > 0 ? `json_build_object(${extras.join(', ')})` : 'null::json'} as extras, s.id as sign_in_id, s.confirmed_at, a.id as admin_id, a.name as admin_name,
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
  const { stale, signInId: id, confirmedAt, needsFactor, extras, adminId, adminName, ...person } = found;
  const actedBy = adminId ? { id: adminId, name: adminName ?? '' } : null;
  return {
    actor: { kind: 'person', ...person, actedBy },
    signIn: { id, confirmedAt, needsFactor, extras },
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

export async function actorById(db: Db, id: string): Promise<PersonActor | null> {
  const found = await maybeRow<Omit<PersonActor, 'kind' | 'actedBy'>>(
    db,
    `${ACTOR} from users u left join organizations o on o.id = u.organization_id
     where u.id = :id and u.state <> 'inactive'`,
    { id },
  );
  return found ? { kind: 'person', ...found, actedBy: null } : null;
}
