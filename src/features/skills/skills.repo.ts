import { type Db, maybeRow, rows } from '../../platform/db';
import { type NamedFilter, namedPage } from '../../platform/db/named-list';
import type { SkillsTable } from '../../platform/db/tables';
import type { Page } from '../../platform/paging';

export type Skill = SkillsTable;

/** By name: a statement that is prepared breaks when a migration adds to what `*` stands for. */
const COLUMNS = 's.id, s.name, s.created_at, s.updated_at';

/** What refers to a skill. */
export interface SkillUses {
  people: number;
  categories: number;
}

export type SkillListItem = Skill & SkillUses;

export type SkillFilter = Omit<NamedFilter, 'active'>;

export function listPage(db: Db, filter: SkillFilter): Promise<Page<SkillListItem>> {
  return namedPage(
    db,
    's',
    filter,
    ({ where, orderBy }) =>
      `select ${COLUMNS}, (select count(*) from user_skills where skill_id = s.id) as people,
         (select count(*) from category_skills where skill_id = s.id) as categories
       from skills s
       where (:q = '' or strpos(searchable(s.name), searchable(:q)) > 0) and ${where}
       order by ${orderBy}`,
    { q: filter.q ?? '' },
  );
}

export function everySkill(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from skills order by name, id');
}

export function skillById(db: Db, id: string, lock = false): Promise<Skill | null> {
  return maybeRow<Skill>(db, `select ${COLUMNS} from skills s where id = :id ${lock ? 'for update' : ''}`, {
    id,
  });
}

export async function usesOf(db: Db, id: string): Promise<SkillUses> {
  const found = await maybeRow<SkillUses>(
    db,
    `select (select count(*) from user_skills where skill_id = :id) as people,
       (select count(*) from category_skills where skill_id = :id) as categories`,
    { id },
  );
  return found ?? { people: 0, categories: 0 };
}

/** Gives the other skill to whoever and whatever has this one. */
export async function replaceSkill(db: Db, from: string, to: string): Promise<void> {
  await db.raw(
    `insert into user_skills (user_id, skill_id)
     select user_id, :to::uuid from user_skills where skill_id = :from on conflict do nothing`,
    { from, to },
  );
  await db.raw(
    `insert into category_skills (category_id, skill_id)
     select category_id, :to::uuid from category_skills where skill_id = :from on conflict do nothing`,
    { from, to },
  );
}

export async function detachSkill(db: Db, id: string): Promise<void> {
  await db.raw('delete from user_skills where skill_id = :id', { id });
  await db.raw('delete from category_skills where skill_id = :id', { id });
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
    {
      ids,
    },
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
