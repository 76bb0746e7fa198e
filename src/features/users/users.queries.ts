import type { Role } from '../../platform/ctx';
import { type Db, rows } from '../../platform/db';
import {
  type CursorKey,
  cursorKey,
  decodeCursor,
  type KeysetColumn,
  keysetSql,
  type Page,
  pageOf,
} from '../../platform/paging';
import { likened } from '../../platform/search/like';
import { telephoneIn } from '../../platform/search/telephone';
import type { Person, State, UserListItem } from './users.types';

export interface UserFilter {
  q?: string | null;
  role?: Role | null;
  /** `invited`: those who have not accepted yet. */
  state?: State | 'invited' | null;
  organizationId?: string | null;
  departmentId?: string | null;
  sort?: keyof typeof SORTS;
  cursor?: string | null;
  limit?: number;
}

interface Sort {
  columns: KeysetColumn[];
  kinds: (typeof cursorKey)[keyof typeof cursorKey][];
  order: 'asc' | 'desc';
  keys: (item: UserListItem) => CursorKey[];
}

const ID: KeysetColumn = { sql: 'u.id', type: 'uuid' };
const byName: Omit<Sort, 'order'> = {
  columns: [{ sql: 'u.name', type: 'text' }, ID],
  kinds: [cursorKey.text, cursorKey.id],
  keys: ({ name, id }) => [name, id],
};
// Ids are made in order of time, so they are the order of creation.
const byCreation: Omit<Sort, 'order'> = { columns: [ID], kinds: [cursorKey.id], keys: ({ id }) => [id] };

export const SORTS = {
  name: { ...byName, order: 'asc' },
  '-name': { ...byName, order: 'desc' },
  created: { ...byCreation, order: 'asc' },
  '-created': { ...byCreation, order: 'desc' },
} as const satisfies Record<string, Sort>;

export async function listPage(db: Db, filter: UserFilter): Promise<Page<UserListItem>> {
  const sort: Sort = SORTS[filter.sort ?? 'name'];
  const cursor = filter.cursor ? decodeCursor(filter.cursor, sort.kinds as never) : null;
  const limit = filter.limit ?? 50;
  const keyset = keysetSql(sort.columns, sort.order, cursor);
  const found = await rows<UserListItem>(
    db,
    `select u.id, u.name, u.email::text, u.role, u.state, u.is_vip, u.last_seen_at, u.created_at,
       ${INVITED} as is_invited,
       o.name as organization_name,
       array(select d.name from department_members dm join departments d on d.id = dm.department_id
         where dm.user_id = u.id order by d.name) as department_names
     from users u left join organizations o on o.id = u.organization_id
     where ${conditions(filter)} and ${keyset.where}
     order by ${keyset.orderBy} limit :take`,
    { ...bindings(filter), take: limit + 1, ...keyset.bindings },
  );
  return pageOf(found, limit, sort.keys, cursor);
}

const INVITED = `(u.invited_at is not null and u.email_verified_at is null and u.password_hash is null
  and u.state <> 'inactive')`;

/** Only the conditions that are asked for, so that each list can use its index. */
function conditions(filter: UserFilter): string {
  const wanted = [
    filter.q ? `u.search like ${within('q')}` : null,
    filter.role ? 'u.role = :role' : null,
    filter.state === 'invited' ? INVITED : filter.state ? 'u.state = :state' : null,
    filter.organizationId ? 'u.organization_id = :organizationId' : null,
    filter.departmentId
      ? 'u.id in (select user_id from department_members where department_id = :departmentId)'
      : null,
  ];
  return wanted.filter((condition) => condition !== null).join(' and ') || 'true';
}

function bindings({ q, role, state, organizationId, departmentId }: UserFilter): Record<string, unknown> {
  return {
    q: (q ?? '').trim(),
    role: role ?? null,
    state: state ?? null,
    organizationId: organizationId ?? null,
    departmentId: departmentId ?? null,
  };
}

const within = (binding: string): string => `'%' || ${likened(binding)} || '%'`;

/** Words of a name that are looked for: more would only make a query slow. */
const MOST_WORDS = 6;

/**
 * People who have each word in their name or address, in any order, or this telephone, those who can sign in; for
 * pickers and search.
 */
export function search(db: Db, q: string, roles: readonly Role[], limit: number): Promise<Person[]> {
  const words = q.trim().split(/\s+/).slice(0, MOST_WORDS);
  const bound = Object.fromEntries(words.map((word, place) => [`word${place}`, word]));
  const named = Object.keys(bound).map((name) => `u.search like ${within(name)}`);
  const telephone = telephoneIn(q.trim());
  const reached = telephone ? 'or u.phone like :telephone' : '';
  return rows(
    db,
    `select u.id, u.name, u.email::text, u.role, u.is_vip, o.name as organization_name
     from users u left join organizations o on o.id = u.organization_id
     where u.state <> 'inactive' and u.role = any (:roles) and (${named.join(' and ')} ${reached})
     order by u.name, u.id limit :limit`,
    { ...bound, ...(telephone && { telephone: `%${telephone}%` }), roles, limit },
  );
}

/** Whoever has tickets, by one step in `tickets_assignee` for each: few people have any, and there are many customers. */
const ASSIGNEES = `
  with recursive assignees (id) as (
    (select assignee_id from tickets where deleted_at is null and assignee_id is not null
      order by assignee_id limit 1)
    union all
    select (select assignee_id from tickets where deleted_at is null and assignee_id > a.id
      order by assignee_id limit 1)
    from assignees a where a.id is not null
  ) select id from assignees where id is not null`;

/** Staff who cannot be given tickets now, and who were staff and still have some, by name. */
export function unavailable(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    `select u.id, u.name from users u
     where u.role <> 'customer' and u.state <> 'active'
     union all
     select u.id, u.name from users u
     where u.role = 'customer' and u.id in (${ASSIGNEES})
     order by name, id limit 1000`,
    {},
    'users unavailable',
  );
}

export async function signedOutOf(db: Db, signInId: string): Promise<string[]> {
  const found = await rows<{ userId: string }>(
    db,
    `select user_id from sign_ins where ended_at is not null and not is_resumed
       and (id = :signInId or id = (select parent_id from sign_ins where id = :signInId))`,
    { signInId },
  );
  return found.map(({ userId }) => userId);
}
