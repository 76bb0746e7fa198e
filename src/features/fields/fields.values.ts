import { AppError, type FieldError } from '../../platform/errors';
import { shownFields } from './fields.conditions';
import { kindOf } from './fields.kinds';
import { knownOptions } from './fields.options';
import { type FieldContent, type FieldOption, linesOf, type Parsed } from './fields.parsing';
import type { ReadableField, TicketField } from './fields.types';

export type Audience = 'customer' | 'staff';

type Values = Record<string, unknown>;

export interface FieldRules {
  audience: Audience;
  /** The ticket's category and its parent. */
  categoryIds: readonly string[];
  /** Whether fields that must be filled in and are not are errors: always so when people fill in a form. */
  requireAll: boolean;
}

/** Fields of a ticket of these categories, in order; retired ones left out. */
export function applicable(fields: readonly TicketField[], categoryIds: readonly string[]): TicketField[] {
  return fields.filter(
    (field) =>
      field.isActive &&
      (field.categoryIds.length === 0 || field.categoryIds.some((id) => categoryIds.includes(id))),
  );
}

/** Customers see those that are in use, and whose definitions say so. */
export const isShownToCustomers = ({
  customerAccess,
  isActive,
}: Pick<TicketField, 'customerAccess' | 'isActive'>): boolean => isActive && customerAccess !== 'none';

export function editableBy(field: TicketField, audience: Audience): boolean {
  return audience === 'staff' || field.customerAccess === 'edit';
}

/**
 * Values after a change: `patch` merged into `values` key by key, an empty value taking the key away.
 * What is for other categories is left out, so that a form without scripts can show all fields; so is, in a form that
 * asks for everything, what its other answers hide. What a ticket has stays, hidden or not.
 * @throws AppError `invalid` with errors on `fields.<key>`
 */
export function validateFields(
  all: readonly TicketField[],
  values: Values,
  patch: Values,
  { audience, categoryIds, requireAll }: FieldRules,
): Values {
  const errors = unknownFields(all, patch, audience);
  const fitting = applicable(all, categoryIds);
  const editable = fitting.filter((field) => editableBy(field, audience));
  const result = { ...values };
  const refused = new Map<string, FieldError>();
  for (const field of editable.filter(({ key }) => Object.hasOwn(patch, key))) {
    const parsed = parseField(field, patch[field.key], contentOf(values, field.key));
    if ('error' in parsed) refused.set(field.key, parsed.error);
    else put(result, field.key, parsed.value);
  }
  const asked = new Set(shownFields(fitting, result).map(({ key }) => key));
  for (const field of editable) {
    const { key } = field;
    const given = Object.hasOwn(patch, key);
    const error = refused.get(key);
    if (!asked.has(key) && requireAll) put(result, key, contentOf(values, key));
    else if (error) errors[`fields.${key}`] = error;
    else if (asked.has(key) && (given || requireAll) && field.isRequired && isMissing(result, key))
      errors[`fields.${key}`] = { key: 'input.required' };
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return result;
}

function unknownFields(all: readonly TicketField[], patch: Values, audience: Audience): AppError['fields'] {
  const unknown = Object.keys(patch).filter(
    (key) => !all.some((field) => field.key === key && editableBy(field, audience)),
  );
  return Object.fromEntries(unknown.map((key) => [`fields.${key}`, { key: 'fields.error.unknown_field' }]));
}

function put(values: Values, key: string, value: unknown): void {
  if (value === null) delete values[key];
  else values[key] = value;
}

/** A value of a ticket's own: `constructor` is a key like any other. */
function contentOf(values: Values, key: string): FieldContent | null {
  return Object.hasOwn(values, key) ? ((values[key] as FieldContent | null | undefined) ?? null) : null;
}

/** A checkbox that must be filled in is one that must be ticked. */
export function isMissing(values: Values, key: string): boolean {
  const value = contentOf(values, key);
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The fields that a ticket lacks to be resolved: only what its page asks for, so each can be filled in. */
export function missingToResolve(
  all: readonly TicketField[],
  categoryIds: readonly string[],
  values: Values,
): TicketField[] {
  return shownFields(applicable(all, categoryIds), values).filter(
    ({ key, requiredWhenResolving }) => requiredWhenResolving && isMissing(values, key),
  );
}

/** @param stored what the ticket has: still good when its option is gone by now */
export function parseField(field: ReadableField, raw: unknown, stored: unknown = null): Parsed {
  return kindOf(field.kind).parse(raw, optionsWith(field, stored));
}

/** The options, and behind them what a ticket still has of options that are gone. */
export function optionsWith(field: ReadableField, stored: unknown): FieldOption[] {
  const { kind, options } = field;
  if (kindOf(kind).options === 'none') return options;
  const known = knownOptions(field);
  const gone = linesOf(stored).filter((value) => !options.some((option) => option.value === value));
  return [
    ...options,
    ...gone.map((value) => known.find((option) => option.value === value) ?? nameless(value)),
  ];
}

/** An option that went before the desk kept the names of such. */
const nameless = (value: string): FieldOption => ({
  value,
  labelEs: value,
  labelEn: value,
  isGone: true,
});

/** What a form said as values to compare and to decide by: what cannot be read stays as it was typed. */
export function comparableFields(all: readonly TicketField[], typed: Values): Values {
  const known = new Map(all.map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(typed).map(([key, raw]) => {
      const field = known.get(key);
      const parsed = field ? parseField(field, raw, raw) : null;
      return [key, parsed && 'value' in parsed ? parsed.value : raw];
    }),
  );
}
