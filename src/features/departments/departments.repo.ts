import { type Db, maybeRow, rows } from '../../platform/db';
import { type NamedFilter, namedPage } from '../../platform/db/named-list';
import type { DepartmentsTable } from '../../platform/db/tables';
import type { Page } from '../../platform/paging';

export type Department = DepartmentsTable;

/** By name: a statement that is prepared breaks when a migration adds to what `*` stands for. */
const COLUMNS = 'd.id, d.name, d.email, d.manager_id, d.is_active, d.created_at, d.updated_at';

export interface DepartmentDetail extends Department {
  managerName: string | null;
  members: { id: string; name: string }[];
}

export interface DepartmentListItem extends Department {
  managerName: string | null;
  memberCount: number;
  openTickets: number;
}

/** What refers to a department. */
export interface DepartmentUses {
  tickets: number;
  categories: number;
  members: number;
  cannedReplies: number;
}

export type DepartmentFilter = NamedFilter;

export function listPage(db: Db, filter: DepartmentFilter): Promise<Page<DepartmentListItem>> {
  return namedPage(
    db,
    'd',
    filter,
    ({ where, orderBy }) =>
      `select ${COLUMNS}, m.name as manager_name,
         (select count(*) from department_members where department_id = d.id) as member_count,
         (select count(*) from tickets where department_id = d.id and deleted_at is null
           and status in ('new', 'in_progress', 'on_hold', 'reopened')) as open_tickets
       from departments d left join users m on m.id = d.manager_id
       where (:q = '' or strpos(searchable(d.name), searchable(:q)) > 0)
         and (:active::boolean is null or d.is_active = :active) and ${where}
       order by ${orderBy}`,
    { q: filter.q ?? '', active: filter.active ?? null },
  );
}

export function activeDepartments(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from departments where is_active order by name, id');
}

export function departmentById(db: Db, id: string): Promise<DepartmentDetail | null> {
  return maybeRow<DepartmentDetail>(
    db,
    `select ${COLUMNS}, m.name as manager_name,
       (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
        from department_members dm join users u on u.id = dm.user_id where dm.department_id = d.id) as members
     from departments d left join users m on m.id = d.manager_id where d.id = :id`,
    { id },
  );
}

export function lockDepartments(db: Db): Promise<{ id: string; isActive: boolean }[]> {
  return rows(db, 'select id, is_active from departments order by id for no key update');
}

export async function usesOf(db: Db, id: string): Promise<DepartmentUses> {
  const found = await maybeRow<DepartmentUses>(
    db,
    `select (select count(*) from tickets where department_id = :id) as tickets,
       (select count(*) from categories where department_id = :id) as categories,
       (select count(*) from department_members where department_id = :id) as members,
       (select count(*) from canned_replies where department_id = :id) as canned_replies`,
    { id },
  );
  return found ?? { tickets: 0, categories: 0, members: 0, cannedReplies: 0 };
}

/** Of these people, those who work on tickets; they stay so until the transaction ends. */
export async function staffAmong(db: Db, ids: string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    `select id from users where id = any (:ids::uuid[]) and role <> 'customer' order by id for share`,
    { ids },
  );
  return new Set(found.map(({ id }) => id));
}

export async function saveMembers(db: Db, id: string, memberIds: string[]): Promise<void> {
  await db.raw(
    'delete from department_members where department_id = :id and user_id <> all (:memberIds::uuid[])',
    {
      id,
      memberIds,
    },
  );
  await db.raw(
    `insert into department_members (department_id, user_id)
     select :id::uuid, unnest(:memberIds::uuid[]) on conflict do nothing`,
    { id, memberIds },
  );
}

export async function departmentsOf(db: Db, userId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select department_id as id from department_members where user_id = :userId order by department_id',
    { userId },
  );
  return found.map(({ id }) => id);
}

export async function saveDepartmentsOf(db: Db, userId: string, ids: string[]): Promise<void> {
  await db.raw(
    'delete from department_members where user_id = :userId and department_id <> all (:ids::uuid[])',
    {
      userId,
      ids,
    },
  );
  await db.raw(
    `insert into department_members (department_id, user_id)
     select unnest(:ids::uuid[]), :userId::uuid on conflict do nothing`,
    { userId, ids },
  );
}

export async function existing(db: Db, ids: string[]): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from departments where id = any (:ids::uuid[])',
    { ids },
  );
  return found?.count ?? 0;
}

/** Moves all tickets, deleted ones too; returns what each event about it needs. */
export function moveTickets(db: Db, from: string, to: string): Promise<{ id: string; version: number }[]> {
  return rows(
    db,
    `update tickets set department_id = :to, version = version + 1 where department_id = :from
     returning id, version`,
    { from, to },
  );
}

export async function moveCategories(db: Db, from: string, to: string): Promise<void> {
  await db.raw('update categories set department_id = :to, updated_at = now() where department_id = :from', {
    from,
    to,
  });
  await db.raw(
    'update canned_replies set department_id = :to, updated_at = now() where department_id = :from',
    {
      from,
      to,
    },
  );
}

/** The departments that somebody manages, without those, locked. */
export async function managedBy(db: Db, userId: string, without: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from departments where manager_id = :userId and id <> all (:without::uuid[])
     order by id for update`,
    { userId, without },
  );
  return found.map(({ id }) => id);
}
