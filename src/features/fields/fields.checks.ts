import { AppError, type FieldError } from '../../platform/errors';
import { isId } from '../../platform/ids';
import { type ConditionProblem, conditionProblem } from './fields.conditions';
import { optionsError } from './fields.option-checks';
import type { FieldInput } from './fields.types';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

type Errors = Record<string, FieldError>;

/**
 * Whether a definition is whole by itself and fits all others.
 * @param all the definitions as they would be, the field among them
 * @param parents category id to the id of the category above it; without it categories are not looked at
 * @throws AppError `invalid` by form field
 */
export function assertFits(
  field: FieldInput,
  all: readonly FieldInput[],
  parents?: ReadonlyMap<string, string>,
): void {
  const errors: Errors = { ...dependentErrors(field, all, parents), ...ownErrors(field) };
  const problem = conditionProblem(field, all, parents);
  if (problem) {
    const place = problem === 'values' ? 'shownWhenValues' : 'shownWhenKey';
    errors[place] = { key: CONDITION_ERRORS[problem] };
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
}

const CONDITION_ERRORS: Record<ConditionProblem, string> = {
  unknown: 'fields.error.condition_unknown',
  not_choices: 'fields.error.condition_not_choices',
  circle: 'fields.error.condition_circle',
  values: 'fields.error.condition_values',
  access: 'fields.error.condition_access',
  categories: 'fields.error.condition_categories',
};

/** What in a field's own form keeps those that depend on it from being shown. */
const DEPENDENT_ERRORS: Partial<Record<ConditionProblem, { place: string; key: string }>> = {
  unknown: { place: 'isActive', key: 'fields.error.decides' },
  values: { place: 'options', key: 'fields.error.decides_by_option' },
  access: { place: 'customerAccess', key: 'fields.error.decides_for_customers' },
  categories: { place: 'categoryIds', key: 'fields.error.decides_elsewhere' },
};

function dependentErrors(
  field: FieldInput,
  all: readonly FieldInput[],
  parents?: ReadonlyMap<string, string>,
): Errors {
  const errors: Errors = {};
  for (const dependent of all.filter(({ shownWhenKey }) => shownWhenKey === field.key)) {
    const problem = conditionProblem(dependent, all, parents);
    const found = problem && DEPENDENT_ERRORS[problem];
    if (found) errors[found.place] = { key: found.key, params: { name: nameOf(dependent) } };
  }
  return errors;
}

export const nameOf = ({ labelEs, labelEn }: FieldInput) => ({ es: labelEs, en: labelEn });

function ownErrors(field: FieldInput): Errors {
  const errors: Errors = {};
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(field.key)) errors.key = { key: 'fields.error.field_key' };
  for (const name of ['labelEs', 'labelEn'] as const) {
    const label = field[name].trim();
    if (label === '') errors[name] = { key: 'input.required' };
    else if ([...label].length > 80)
      errors[name] = { key: 'input.too_long', params: { max: 80, length: [...label].length } };
  }
  if (!FIELD_KINDS.includes(field.kind)) return { ...errors, kind: { key: 'input.not_a_choice' } };
  if (!CUSTOMER_ACCESS.includes(field.customerAccess)) errors.customerAccess = { key: 'input.not_a_choice' };
  if (field.categoryIds.some((id) => !isId(id))) errors.categoryIds = { key: 'input.not_a_choice' };
  const wrong = optionsError(field);
  if (wrong) errors.options = wrong;
  return errors;
}
