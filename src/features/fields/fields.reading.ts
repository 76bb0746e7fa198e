import { type Kind, kindOf } from './fields.kinds';
import { knownOptions } from './fields.options';
import { type FieldContent, labelIn, linesOf, type Words } from './fields.parsing';
import type { ReadableField, TicketField } from './fields.types';
import { optionsWith } from './fields.values';

/** A stored value as a reader sees it; null when there is none. */
export function fieldText(words: Words, field: ReadableField, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return kindOf(field.kind).read(value as FieldContent, words, knownOptions(field));
}

/** Where a stored value leads: an address that is safe to offer, or null. */
export function fieldHref({ kind }: Pick<TicketField, 'kind'>, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return kindOf(kind).href?.(value as FieldContent) ?? null;
}

/** What a form needs to ask for a field: see `components/custom-field.njk`. */
export interface FieldControl {
  name: string;
  control: Kind['control'];
  label: string;
  /** As typed or stored; of a list nothing. */
  value: string;
  /** Of a list: what is chosen. */
  values: string[];
  options: { value: string; label: string }[];
}

/**
 * @param value what was typed, or what is stored
 * @param stored what the ticket has: offered also when its option is gone by now
 */
export function fieldControl(
  words: Words,
  field: ReadableField & Pick<TicketField, 'key' | 'labelEs' | 'labelEn'>,
  value: unknown,
  stored: unknown = null,
): FieldControl {
  const { control, choices, write } = kindOf(field.kind);
  const values = linesOf(value).length > 0 && write ? [write(value as FieldContent, words)] : linesOf(value);
  return {
    name: `fields.${field.key}`,
    control,
    label: labelIn(words, field),
    value: control === 'checkboxes' ? '' : (values[0] ?? ''),
    values,
    options: choices?.(words, optionsWith(field, stored)) ?? [],
  };
}
