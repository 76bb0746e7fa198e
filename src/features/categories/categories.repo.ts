import { type Db, maybeRow, rows } from '../../platform/db';

/** The tree is small and changes seldom: who changes it takes turns. */
export async function lockTree(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.categories'))`);
}

export async function departmentExists(db: Db, id: string): Promise<boolean> {
  return (await maybeRow(db, 'select id from departments where id = :id for key share', { id })) !== null;
}

export async function skillsExist(db: Db, ids: string[]): Promise<boolean> {
  const found = await rows(
    db,
    'select id from skills where id = any (:ids::uuid[]) order by id for key share',
    { ids },
  );
  return found.length === ids.length;
}

/** Those in one category, or with null the categories, in their order. */
export async function childrenOf(db: Db, parentId: string | null): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from categories where parent_id is not distinct from :parentId::uuid
     order by position, name_es, id`,
    { parentId },
  );
  return found.map(({ id }) => id);
}

export async function countIn(db: Db, column: 'parent_id' | 'department_id', id: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    `select count(*) from categories where ${column} = :id`,
    { id },
  );
  return found?.count ?? 0;
}

export async function requiring(db: Db, skillId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select category_id as id from category_skills where skill_id = :skillId order by category_id',
    { skillId },
  );
  return found.map(({ id }) => id);
}
