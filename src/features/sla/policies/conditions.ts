import type { PolicyInput } from './policies.types';
import { ID_CONDITIONS } from './policies.words';

/** What conditions can name, whether it is in use or not: of each thing the name by its id. */
export interface KnownConditions {
  departments: ReadonlyMap<string, string>;
  organizations: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, string>;
  /** Of each custom field that can be a condition, the values there are. */
  fields: ReadonlyMap<string, readonly string[]>;
}

type Conditions = Pick<PolicyInput, keyof typeof ID_CONDITIONS | 'fieldValues'>;

/** What a policy's conditions name and is not there, field by field; a custom field's value as `key=value`. */
export type Unknown = Record<keyof typeof ID_CONDITIONS | 'fieldValues', string[]>;

export function unknownConditions(conditions: Conditions, known: KnownConditions): Unknown {
  const missing = (field: keyof typeof ID_CONDITIONS) =>
    conditions[field].filter((id) => !known[ID_CONDITIONS[field]].has(id));
  return {
    departmentIds: missing('departmentIds'),
    organizationIds: missing('organizationIds'),
    categoryIds: missing('categoryIds'),
    fieldValues: pairsOf(conditions.fieldValues).filter((pair) => {
      const [key, value] = splitPair(pair);
      return !known.fields.get(key)?.includes(value);
    }),
  };
}

export function isBroken(conditions: Conditions, known: KnownConditions): boolean {
  return Object.values(unknownConditions(conditions, known)).some((list) => list.length > 0);
}

/** The values of custom fields as a form sends them: `key=value`, for each value one. */
export function pairsOf(fieldValues: PolicyInput['fieldValues']): string[] {
  return Object.entries(fieldValues).flatMap(([key, values]) => values.map((value) => `${key}=${value}`));
}

export function fieldValuesOf(pairs: readonly string[]): PolicyInput['fieldValues'] {
  const values = new Map<string, string[]>();
  for (const pair of pairs) {
    const [key, value] = splitPair(pair);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries(values);
}

/** Keys have no `=`; values may. */
function splitPair(pair: string): [key: string, value: string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
