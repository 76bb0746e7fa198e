import { type Db, rows } from '../../../platform/db';

export type Named = 'department' | 'category' | 'organization' | 'technician';

interface Row {
  of: Named;
  id: string;
  nameEs: string;
  nameEn: string;
}

/** By kind and id what things are called, in both languages; of a subcategory with the category above it. */
export async function namesOf(
  db: Db,
  ids: Record<Named, string[]>,
): Promise<Record<Named, Map<string, { nameEs: string; nameEn: string }>>> {
  const found = await rows<Row>(
    db,
    `select 'department' as of, id, name as name_es, name as name_en from departments where id = any(:departments::uuid[])
     union all select 'organization', id, name, name from organizations where id = any(:organizations::uuid[])
     union all select 'technician', id, name, name from users where id = any(:technicians::uuid[])
     union all select 'category', c.id, coalesce(p.name_es || ' › ', '') || c.name_es,
       coalesce(p.name_en || ' › ', '') || c.name_en
     from categories c left join categories p on p.id = c.parent_id where c.id = any(:categories::uuid[])`,
    {
      departments: ids.department,
      organizations: ids.organization,
      technicians: ids.technician,
      categories: ids.category,
    },
    'report names',
  );
  const mapOf = (kind: Named) =>
    new Map(found.filter(({ of }) => of === kind).map(({ id, nameEs, nameEn }) => [id, { nameEs, nameEn }]));
  return {
    department: mapOf('department'),
    category: mapOf('category'),
    organization: mapOf('organization'),
    technician: mapOf('technician'),
  };
}
