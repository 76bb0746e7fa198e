import { kindOf } from './fields.kinds';
import { knownOptions } from './fields.options';
import type { FieldContent } from './fields.parsing';
import type { FieldInput, ReadableField } from './fields.types';

type Conditional = ReadableField & Pick<FieldInput, 'key' | 'shownWhenKey' | 'shownWhenValues'>;

/** Which choices of the field a value counts as; none for kinds without choices. */
export function countsAs(field: ReadableField, value: unknown): string[] {
  return kindOf(field.kind).countsAs?.((value ?? null) as FieldContent | null, knownOptions(field)) ?? [];
}

/**
 * The fields that are asked for and shown, given the values. One whose other field is itself hidden, or not among
 * `fields`, is hidden too: its question makes no sense without that one.
 */
export function shownFields<F extends Conditional>(
  fields: readonly F[],
  values: Readonly<Record<string, unknown>>,
): F[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const isShown = (field: F, above: readonly string[]): boolean => {
    if (field.shownWhenKey === null) return true;
    const other = byKey.get(field.shownWhenKey);
    // No circle can be saved, and a page must not hang on one that came about all the same.
    if (!other || above.includes(other.key)) return false;
    const value = Object.hasOwn(values, other.key) ? values[other.key] : null;
    const matches = countsAs(other, value).some((choice) => field.shownWhenValues.includes(choice));
    return matches && isShown(other, [...above, other.key]);
  };
  return fields.filter((field) => isShown(field, [field.key]));
}

export type ConditionProblem = 'unknown' | 'not_choices' | 'circle' | 'values' | 'access' | 'categories';

/**
 * What is wrong with a field's condition among all fields; null when nothing is.
 * @param parents category id to the id of the category above it; without it categories are not looked at
 */
export function conditionProblem(
  field: FieldInput,
  all: readonly FieldInput[],
  parents?: ReadonlyMap<string, string>,
): ConditionProblem | null {
  if (field.shownWhenKey === null) return null;
  const other = all.find(({ key }) => key === field.shownWhenKey);
  if (!other || (field.isActive && !other.isActive)) return 'unknown';
  if (!choicesDecide(other)) return 'not_choices';
  if (inCircle(field, all)) return 'circle';
  const choices = choiceValues(other);
  if (field.shownWhenValues.length === 0 || field.shownWhenValues.some((value) => !choices.includes(value)))
    return 'values';
  // What customers see would give away what they do not.
  if (field.customerAccess !== 'none' && other.customerAccess === 'none') return 'access';
  return !parents || isWherever(field, other, parents) ? null : 'categories';
}

/** Whether the field's answer can show or hide other fields. */
export function choicesDecide({ kind }: Pick<FieldInput, 'kind'>): boolean {
  return kindOf(kind).countsAs !== undefined;
}

/** What a condition on the field can name. */
export function choiceValues({ kind, options }: Pick<FieldInput, 'kind' | 'options'>): string[] {
  return kind === 'checkbox' ? ['true', 'false'] : options.map(({ value }) => value);
}

function inCircle(field: FieldInput, all: readonly FieldInput[]): boolean {
  const seen = new Set<string>();
  for (let at: FieldInput | undefined = field; at; ) {
    if (seen.has(at.key)) return true;
    seen.add(at.key);
    const next: string | null = at.shownWhenKey;
    at = all.find(({ key }) => key === next);
  }
  return false;
}

function isWherever(field: FieldInput, other: FieldInput, parents: ReadonlyMap<string, string>): boolean {
  if (other.categoryIds.length === 0) return true;
  const covered = (id: string | undefined) => id !== undefined && other.categoryIds.includes(id);
  return (
    field.categoryIds.length > 0 && field.categoryIds.every((id) => covered(id) || covered(parents.get(id)))
  );
}
