import { AppError, type FieldError } from '../../platform/errors';
import type { TicketField } from './fields.types';

const MAX_LENGTH = { text: 500, textarea: 5000 };

export type Audience = 'customer' | 'staff';

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

export function editableBy(field: TicketField, audience: Audience): boolean {
  return audience === 'staff' || field.customerAccess === 'edit';
}

/**
 * Values after a change: `patch` merged into `values` key by key, an empty value taking the key away.
 * What is for other categories is left out, so that a form without scripts can show all fields.
 * @throws AppError `invalid` with errors on `fields.<key>`
 */
export function validateFields(
  all: readonly TicketField[],
  values: Record<string, unknown>,
  patch: Record<string, unknown>,
  { audience, categoryIds, requireAll }: FieldRules,
): Record<string, unknown> {
  const errors: Record<string, FieldError> = {};
  const result = { ...values };
  const fitting = applicable(all, categoryIds).filter((field) => editableBy(field, audience));
  for (const key of Object.keys(patch)) {
    const known = all.find((field) => field.key === key);
    if (!known || !editableBy(known, audience))
      errors[`fields.${key}`] = { key: 'fields.error.unknown_field' };
  }
  for (const field of fitting) {
    const given = Object.hasOwn(patch, field.key);
    if (!given && !requireAll) continue;
    const parsed = given ? parseValue(field, patch[field.key]) : { value: result[field.key] ?? null };
    if ('error' in parsed) errors[`fields.${field.key}`] = parsed.error;
    else if (isMissing(field, parsed.value)) errors[`fields.${field.key}`] = { key: 'input.required' };
    else if (parsed.value === null) delete result[field.key];
    else result[field.key] = parsed.value;
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return result;
}

/** A checkbox that must be filled in is one that must be ticked. */
function isMissing(field: TicketField, value: unknown): boolean {
  return field.isRequired && (value === null || value === undefined || value === false);
}

type Parsed = { value: string | number | boolean | null } | { error: FieldError };

function parseValue(field: TicketField, raw: unknown): Parsed {
  if (field.kind === 'checkbox') return parseCheckbox(raw);
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw !== 'string' && typeof raw !== 'number') return { error: { key: 'input.not_valid' } };
  const text = String(raw).replace(/\r\n?/g, '\n').trim();
  if (text === '') return { value: null };
  switch (field.kind) {
    case 'number':
      return parseNumber(text);
    case 'date':
      return isDate(text) ? { value: text } : { error: { key: 'fields.error.not_a_date' } };
    case 'select':
      return field.options.some(({ value }) => value === text)
        ? { value: text }
        : { error: { key: 'input.not_a_choice' } };
    default: {
      const max = MAX_LENGTH[field.kind];
      return [...text].length <= max
        ? { value: text }
        : { error: { key: 'input.too_long', params: { max } } };
    }
  }
}

function parseCheckbox(raw: unknown): Parsed {
  if (raw === true || raw === 'true' || raw === 'on' || raw === '1') return { value: true };
  if (raw === false || raw === null || raw === undefined || ['', 'false', 'off', '0'].includes(String(raw))) {
    return { value: false };
  }
  return { error: { key: 'input.not_valid' } };
}

/** Spanish writes a decimal comma. */
function parseNumber(text: string): Parsed {
  const plain = text.replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain)
    ? { value: Number(plain) }
    : { error: { key: 'fields.error.not_a_decimal' } };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
