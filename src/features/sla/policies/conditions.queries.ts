import type { Ctx } from '../../../platform/ctx';
import { type Db, row, rows } from '../../../platform/db';
import { isBroken, type KnownConditions } from './conditions';
import type { PolicyInput } from './policies.types';
import type { ID_CONDITIONS } from './policies.words';

/** Names by id. */
type Names = Record<string, string>;

interface KnownRow {
  departments: Names;
  organizations: Names;
  categories: Names;
  fields: { key: string; kind: string; options: { value: string }[] }[];
}

/** The custom fields that can be a condition. */
const CHOICES = `kind in ('select', 'multiselect', 'checkbox')`;
/** Of what `:ids` and the policies name, the things that are there. */
const there = (table: string, column: string, name: string) =>
  `(select coalesce(jsonb_object_agg(id, ${name}), '{}') from ${table}
    where id = any (:ids::uuid[]) or id in (select unnest(${column}) from sla_policies)) as ${table}`;
const KNOWN = `${there('departments', 'department_ids', 'name')},
  ${there('organizations', 'organization_ids', 'name')},
  ${there('categories', 'category_ids', 'name_es')},
  (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'kind', kind, 'options', options)), '[]') from ticket_fields
    where ${CHOICES}) as fields`;

type Conditions = Pick<PolicyInput, keyof typeof ID_CONDITIONS | 'fieldValues'>;

/** What conditions can name, as far as these conditions and the policies that there are name it. */
export async function knownConditions({ db }: Pick<Ctx, 'db'>, typed?: Conditions): Promise<KnownConditions> {
  const ids = typed ? [...typed.departmentIds, ...typed.organizationIds, ...typed.categoryIds] : [];
  return knownOf(await row<KnownRow>(db, `select ${KNOWN}`, { ids }, 'sla known conditions'));
}

function knownOf({ departments, organizations, categories, fields }: KnownRow): KnownConditions {
  return {
    departments: new Map(Object.entries(departments)),
    organizations: new Map(Object.entries(organizations)),
    categories: new Map(Object.entries(categories)),
    fields: valuesByKey(fields),
  };
}

function valuesByKey(fields: KnownRow['fields']): Map<string, string[]> {
  const valuesOf = ({ kind, options }: KnownRow['fields'][number]) =>
    kind === 'checkbox' ? ['true', 'false'] : options.map(({ value }) => value);
  return new Map(fields.map((field) => [field.key, valuesOf(field)]));
}

interface Conditional extends Conditions {
  id: string;
  name: string;
}

/** The active policies that name something which is not there any more: one query. */
export async function brokenPolicies(db: Db): Promise<{ id: string; name: string }[]> {
  const [found] = await rows<KnownRow & { policies: Conditional[] }>(
    db,
    `select ${KNOWN}, (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'departmentIds', department_ids,
       'organizationIds', organization_ids, 'categoryIds', category_ids, 'fieldValues', field_values)
       order by position, id), '[]') from sla_policies where is_active) as policies
     where exists (select from sla_policies)`,
    { ids: [] },
    'sla broken policies',
  );
  if (!found) return [];
  const known = knownOf(found);
  return found.policies.filter((policy) => isBroken(policy, known)).map(({ id, name }) => ({ id, name }));
}
