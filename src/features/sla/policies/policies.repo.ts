import { type Db, maybeRow, rows } from '../../../platform/db';

/**
 * Whoever changes policies takes turns, by the row of the book. Before it, what is locked by others who then want that
 * row: the departments of a policy that goes, and the calendars that a policy is to go by.
 */
export async function lockPolicies(
  db: Db,
  calendarIds: string[],
  { removes }: { removes: boolean },
): Promise<void> {
  if (removes) await rows(db, 'select id from departments order by id for no key update');
  if (calendarIds.length > 0) await calendarsAmong(db, calendarIds);
  await lockBook(db);
}

export async function lockBook(db: Db): Promise<void> {
  await rows(db, 'select revision from sla_book for no key update', {}, 'sla book lock');
}

/** Of these calendars, those that there are; they stay until the transaction ends. */
export async function calendarsAmong(db: Db, ids: string[]): Promise<Set<string>> {
  const sql = 'select id from calendars where id = any (:ids::uuid[]) order by id for key share';
  const found = await rows<{ id: string }>(db, sql, { ids });
  return new Set(found.map(({ id }) => id));
}

export async function policiesInOrder(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(db, 'select id from sla_policies order by position, id');
  return found.map(({ id }) => id);
}

/** A new one comes last, but before the one for all others: below that nobody expects any. */
export async function putLast(db: Db, id: string): Promise<void> {
  await rows(
    db,
    `update sla_policies item set position = last.position + case when item.id = :id then 1 else 2 end
     from (select coalesce(max(position), 0) as position from sla_policies where id <> :id) last
     where item.id = :id or item.is_default`,
    { id },
  );
}

export async function defaultsBut(db: Db, id: string): Promise<string[]> {
  const sql = 'select id from sla_policies where is_default and id <> :id';
  return (await rows<{ id: string }>(db, sql, { id })).map((found) => found.id);
}

export function policyNames(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from sla_policies order by position, id', {}, 'sla policy names');
}

/** How many departments have each policy as their own. */
export async function departmentsByPolicy(db: Db): Promise<Map<string, number>> {
  const found = await rows<{ id: string; count: number }>(
    db,
    'select sla_policy_id as id, count(*) from departments where sla_policy_id is not null group by sla_policy_id',
  );
  return new Map(found.map(({ id, count }) => [id, count]));
}

/** How many policies have a calendar, as theirs or a priority's. */
export function countByCalendar(db: Db, id: string): Promise<number> {
  const fields = ['calendar_id', ...['p1', 'p2', 'p3', 'p4'].map((p) => `${p}_calendar_id`)];
  const where = fields.map((field) => `${field} = :id`).join(' or ');
  return countOf(db, `select count(*) from sla_policies where ${where}`, id);
}

export function countByDepartment(db: Db, id: string): Promise<number> {
  return countOf(db, 'select count(*) from departments where sla_policy_id = :id', id);
}

export async function departmentsWith(db: Db, id: string): Promise<string[]> {
  const sql = 'select id from departments where sla_policy_id = :id order by id';
  return (await rows<{ id: string }>(db, sql, { id })).map((found) => found.id);
}

/** How many policies name a thing in a condition. */
export function countNaming(
  db: Db,
  column: 'department_ids' | 'organization_ids' | 'category_ids',
  id: string,
): Promise<number> {
  return countOf(db, `select count(*) from sla_policies where :id::uuid = any (${column})`, id);
}

async function countOf(db: Db, sql: string, id: string): Promise<number> {
  return (await maybeRow<{ count: number }>(db, sql, { id }))?.count ?? 0;
}
