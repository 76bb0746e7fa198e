import { type Db, maybeRow, rows } from '../../platform/db';

export function everySkill(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from skills order by name, id');
}

export async function skillsOf(db: Db, userId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select skill_id as id from user_skills where user_id = :userId order by skill_id',
    { userId },
  );
  return found.map(({ id }) => id);
}

/** Of these, the ones that exist; they stay until the transaction ends. */
export async function existing(db: Db, ids: string[]): Promise<number> {
  const found = await rows(
    db,
    'select id from skills where id = any (:ids::uuid[]) order by id for key share',
    { ids },
  );
  return found.length;
}

export async function saveSkillsOf(db: Db, userId: string, ids: string[]): Promise<void> {
  await db.raw('delete from user_skills where user_id = :userId and skill_id <> all (:ids::uuid[])', {
    userId,
    ids,
  });
  await db.raw(
    `insert into user_skills (user_id, skill_id)
     select :userId::uuid, unnest(:ids::uuid[]) on conflict do nothing`,
    { userId, ids },
  );
}

export async function countPeople(db: Db, id: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    'select count(*) from user_skills where skill_id = :id',
    { id },
  );
  return found?.count ?? 0;
}

/** Gives the other skill to whoever has this one. */
export async function replaceForPeople(db: Db, from: string, to: string): Promise<void> {
  await db.raw(
    `insert into user_skills (user_id, skill_id)
     select user_id, :to::uuid from user_skills where skill_id = :from on conflict do nothing`,
    { from, to },
  );
  await takeFromPeople(db, from);
}

export async function takeFromPeople(db: Db, id: string): Promise<void> {
  await db.raw('delete from user_skills where skill_id = :id', { id });
}
