import { type Db, maybeRow, rows } from '../../platform/db';

export interface Category {
  id: string;
  parentId: string | null;
  nameEs: string;
  nameEn: string;
  /** A subcategory has its category's. */
  departmentId: string;
  position: number;
  isActive: boolean;
  skillIds: string[];
}

/** What refers to a category. */
export interface CategoryUses {
  tickets: number;
  subcategories: number;
  fields: number;
}

const CATEGORY = `
  select c.id, c.parent_id, c.name_es, c.name_en, coalesce(c.department_id, p.department_id) as department_id,
    c.position, c.is_active,
    array(select skill_id::text from category_skills where category_id = c.id order by skill_id) as skill_ids
  from categories c left join categories p on p.id = c.parent_id`;

/** Every category, in the order people see them. */
export function everyCategory(db: Db): Promise<Category[]> {
  return rows(db, `${CATEGORY} order by c.position, c.name_es, c.id`);
}

/** Those a ticket can be filed under: active, in an active category, of an active department. */
export function offeredCategories(db: Db): Promise<Category[]> {
  return rows(
    db,
    `${CATEGORY} join departments d on d.id = coalesce(c.department_id, p.department_id)
     where c.is_active and coalesce(p.is_active, true) and d.is_active
     order by c.position, c.name_es, c.id`,
  );
}

export function categoryById(db: Db, id: string): Promise<Category | null> {
  return maybeRow(db, `${CATEGORY} where c.id = :id`, { id });
}

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
    {
      ids,
    },
  );
  return found.length === ids.length;
}

export async function saveSkills(db: Db, id: string, skillIds: string[]): Promise<void> {
  await db.raw('delete from category_skills where category_id = :id', { id });
  await db.raw(
    'insert into category_skills (category_id, skill_id) select :id::uuid, unnest(:skillIds::uuid[])',
    { id, skillIds },
  );
}

export async function savePositions(db: Db, ids: string[]): Promise<void> {
  await db.raw(
    `update categories c set position = o.position, updated_at = now()
     from unnest(:ids::uuid[]) with ordinality as o (id, position) where c.id = o.id`,
    { ids },
  );
}

export async function usesOf(db: Db, id: string): Promise<CategoryUses> {
  const found = await maybeRow<CategoryUses>(
    db,
    `select (select count(*) from tickets where category_id = :id) as tickets,
       (select count(*) from categories where parent_id = :id) as subcategories,
       (select count(*) from ticket_fields where :id::uuid = any (category_ids)) as fields`,
    { id },
  );
  return found ?? { tickets: 0, subcategories: 0, fields: 0 };
}

/** Moves all tickets, deleted ones too; returns what each event about it needs. */
export function moveTickets(db: Db, from: string, to: string): Promise<{ id: string; version: number }[]> {
  return rows(
    db,
    `update tickets set category_id = :to, version = version + 1 where category_id = :from returning id, version`,
    { from, to },
  );
}

export async function moveSubcategories(db: Db, from: string, to: string): Promise<void> {
  await db.raw('update categories set parent_id = :to, updated_at = now() where parent_id = :from', {
    from,
    to,
  });
}

export async function moveFields(db: Db, from: string, to: string): Promise<void> {
  await db.raw(
    `update ticket_fields set updated_at = now(), category_ids = array(
       select distinct unnest(array_replace(category_ids, :from::uuid, :to::uuid)))
     where :from::uuid = any (category_ids)`,
    { from, to },
  );
}
