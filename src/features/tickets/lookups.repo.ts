import type { Role } from '../../platform/ctx';
import { type Db, maybeRow, rows } from '../../platform/db';
import { invalid } from '../../platform/errors';
import { isId } from '../../platform/ids';

// What a change refers to, read and checked in its transaction.

export interface CategoryFacts {
  id: string;
  parentId: string | null;
  /** Where tickets of this category go: its own department, or its parent's. */
  departmentId: string;
  nameEn: string;
  isActive: boolean;
}

export async function categoryFacts(db: Db, id: string): Promise<CategoryFacts | null> {
  if (!isId(id)) return null;
  return maybeRow(
    db,
    `select c.id, c.parent_id, coalesce(c.department_id, p.department_id) as department_id, c.name_en,
       c.is_active and coalesce(p.is_active, true) as is_active
     from categories c left join categories p on p.id = c.parent_id where c.id = :id`,
    { id },
    'category facts',
  );
}

/** @throws AppError `invalid` on `categoryId` */
export async function activeCategory(db: Db, id: string): Promise<CategoryFacts> {
  const found = await categoryFacts(db, id);
  if (!found?.isActive) throw invalid('categoryId', 'tickets.error.unknown_category');
  return found;
}

/** @throws AppError `invalid` on `departmentId` */
export async function assertActiveDepartment(db: Db, id: string): Promise<void> {
  if (!(await isActiveDepartment(db, id))) throw invalid('departmentId', 'tickets.error.unknown_department');
}

export async function isActiveDepartment(db: Db, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const sql = 'select id from departments where id = :id and is_active';
  const found = await maybeRow(db, sql, { id }, 'department active');
  return found !== null;
}

/** Where tickets go that nothing else sends anywhere: the desk's first active department. */
export async function firstDepartment(db: Db): Promise<string | null> {
  const found = await maybeRow<{ id: string }>(
    db,
    'select id from departments where is_active order by created_at, id limit 1',
    {},
    'department first',
  );
  return found?.id ?? null;
}

export interface PersonFacts {
  id: string;
  name: string;
  role: Role;
  isActive: boolean;
  organizationId: string | null;
}

export function peopleFacts(db: Db, ids: string[]): Promise<PersonFacts[]> {
  return rows(
    db,
    `select id, name, role, state = 'active' as is_active, organization_id from users
     where id = any(:ids::uuid[])`,
    { ids: ids.filter(isId) },
    'user facts',
  );
}

/** Staff file for customers. @throws AppError `invalid` on `requesterId` */
export async function customerFacts(db: Db, id: string): Promise<PersonFacts> {
  const [found] = await peopleFacts(db, [id]);
  if (!found?.isActive || found.role !== 'customer') {
    throw invalid('requesterId', 'tickets.error.not_a_customer');
  }
  return found;
}

/** Any active staff: being assigned is what lets them see it. @throws AppError `invalid` on `assigneeId` */
export async function assertAssignable(db: Db, id: string): Promise<void> {
  const [found] = await peopleFacts(db, [id]);
  if (!found?.isActive || found.role === 'customer') {
    throw invalid('assigneeId', 'tickets.error.not_assignable');
  }
}

/** Only who is new to a list is checked: whoever left the desk may stay on old tickets. */
export async function assertPeople(
  db: Db,
  field: 'participantIds' | 'followerIds',
  before: string[],
  after: string[],
): Promise<void> {
  const added = after.filter((id) => !before.includes(id));
  if (added.length === 0) return;
  const found = await peopleFacts(db, added);
  const fits = found.filter(
    ({ isActive, role }) => isActive && (field === 'participantIds' || role !== 'customer'),
  );
  if (fits.length < added.length) {
    const staffOnly = field === 'followerIds';
    throw invalid(field, staffOnly ? 'tickets.error.followers_are_staff' : 'tickets.error.unknown_person');
  }
}
