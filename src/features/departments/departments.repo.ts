import { type Db, maybeRow, rows } from '../../platform/db';

export function activeDepartments(db: Db): Promise<{ id: string; name: string }[]> {
  const sql = 'select id, name from departments where is_active order by name, id';
  return rows(db, sql, {}, 'departments active');
}

/** Whoever changes departments takes turns: one must stay active. */
export async function lockDepartments(db: Db): Promise<void> {
  await db.raw('select id from departments order by id for no key update');
}

/** Whether there is another that new tickets can go to. */
export async function anotherIsActive(db: Db, id: string): Promise<boolean> {
  const found = await maybeRow(db, 'select id from departments where is_active and id <> :id limit 1', {
    id,
  });
  return found !== null;
}

/** It stays so until the transaction ends. */
export async function slaPolicyExists(db: Db, id: string): Promise<boolean> {
  return (await maybeRow(db, 'select id from sla_policies where id = :id for key share', { id })) !== null;
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

/** It stays there until the transaction ends. */
export async function calendarExists(db: Db, id: string): Promise<boolean> {
  return (await maybeRow(db, 'select id from calendars where id = :id for key share', { id })) !== null;
}

/** They stay as they are until the transaction ends. */
export async function lockPeople(db: Db, ids: string[]): Promise<void> {
  await rows(db, 'select id from users where id = any (:ids::uuid[]) order by id for no key update', { ids });
}

export async function membersOf(db: Db, id: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select user_id as id from department_members where department_id = :id order by user_id',
    { id },
  );
  return found.map((member) => member.id);
}

export async function countMembers(db: Db, id: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from department_members where department_id = :id',
    { id },
  );
  return found?.count ?? 0;
}

export async function departmentsOf(db: Db, userId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select department_id as id from department_members where user_id = :userId order by department_id',
    { userId },
  );
  return found.map(({ id }) => id);
}

export async function existing(db: Db, ids: string[]): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from departments where id = any (:ids::uuid[])',
    { ids },
  );
  return found?.count ?? 0;
}

export async function countWithCalendar(db: Db, calendarId: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from departments where calendar_id = :calendarId',
    { calendarId },
  );
  return found?.count ?? 0;
}

/** The departments that somebody manages, without those. */
export async function managedBy(db: Db, userId: string, without: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from departments where manager_id = :userId and id <> all (:without::uuid[]) order by id`,
    { userId, without },
  );
  return found.map(({ id }) => id);
}
