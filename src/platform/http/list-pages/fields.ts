import type { Conflict } from '../../merging';
import { listOf } from '../lists';
import type { MergeField } from '../merge-page';
import type { Option, OptionGroup } from '../options';
import type { Shell } from '../request';

// A form as data: the shared view shows it, and the merge page says its values in words.

interface Named {
  /** Of the field in the form. */
  name: string;
  /** What it is called in the thing, where that is another name. */
  property?: string;
  /** A text. */
  label: string;
  /** A text. */
  hint?: string;
  /** For styles: when it is shown. */
  class?: string;
}

export type FormField = Named &
  (
    | { kind: 'text' | 'email'; maxlength: number; required?: boolean; optional?: boolean }
    | { kind: 'number'; required?: boolean }
    /** One value, or `lines`: a list with one on each line. */
    | {
        kind: 'textarea';
        rows: number;
        maxlength: number;
        optional?: boolean;
        mono?: boolean;
        lines?: boolean;
        /** How a value that is stored otherwise is written. */
        written?: (stored: string) => string;
        /** How a value that is stored as no text is written as a whole. */
        whole?: (stored: unknown) => string;
      }
    | {
        kind: 'select';
        options: Option[];
        /** The same, as the form shows them where they are many. */
        groups?: OptionGroup[];
        empty?: string;
        required?: boolean;
        optional?: boolean;
      }
    | { kind: 'choices'; options: (Option & { hint?: string })[] }
    | { kind: 'checkbox' }
    /** A line for each of some things that are always the same; in the form they are `name1`, `name2` and so on. */
    | { kind: 'lines'; of: string[]; maxlength: number; written: (stored: unknown) => string[] }
  );

export type FormEntry =
  | FormField
  /** Fields beside each other. */
  | { kind: 'row'; fields: FormField[] }
  /** A text in place of a field. */
  | { kind: 'notice'; text: string };

/** Only the fields of a form. */
export function fieldsIn(entries: FormEntry[]): FormField[] {
  return entries.flatMap((entry) =>
    entry.kind === 'row' ? entry.fields : entry.kind === 'notice' ? [] : [entry],
  );
}

/** The values of a form as it stands for a thing that nobody has changed yet. */
export function valuesOf(fields: FormField[], thing: object): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.name, formValue(field, thing[propertyOf(field) as keyof typeof thing])]),
  );
}

function formValue(field: FormField, value: unknown): unknown {
  if (field.kind === 'checkbox') return value ? 'on' : '';
  if (field.kind === 'lines') return field.written(value);
  if (field.kind === 'textarea' && field.whole) return field.whole(value);
  if (field.kind === 'textarea' && field.lines) return linesOf(field, value).join('\n');
  return field.kind === 'choices' ? listOf(value) : (value ?? '');
}

function linesOf(field: FormField, value: unknown): string[] {
  const written = field.kind === 'textarea' && field.written;
  return written ? listOf(value).map((one) => written(one)) : listOf(value);
}

/** What was typed, for the view: choices may have come once, several times or not at all. */
export function typedValues(fields: FormField[], values: Record<string, unknown>): Record<string, unknown> {
  const lists = fields
    .filter(({ kind }) => kind === 'choices')
    .map(({ name }) => [name, listOf(values[name])]);
  return {
    ...values,
    ...Object.fromEntries([...lists, ...fields.flatMap((field) => typedLines(field, values))]),
  };
}

/** What was typed into the lines of a field; nothing where they are as they are stored, or the field has none. */
function typedLines(field: FormField, values: Record<string, unknown>): [string, unknown][] {
  if (field.kind !== 'lines' || field.name in values) return [];
  return [[field.name, field.of.map((_, at) => values[`${field.name}${at + 1}`] ?? '')]];
}

/** Services name what is wrong by what the thing calls it; the form has its own names. */
export function errorsIn(fields: FormField[], errors: Record<string, string>): Record<string, string> {
  const names = new Map(fields.map((field) => [propertyOf(field), field.name]));
  return Object.fromEntries(Object.entries(errors).map(([name, text]) => [names.get(name) ?? name, text]));
}

function propertyOf({ name, property }: Pick<Named, 'name' | 'property'>): string {
  return property ?? name;
}

/** What the merge page has to know of a field. */
export function mergeFieldOf(field: FormField, shell: Shell): MergeField {
  return {
    name: field.name,
    property: propertyOf(field),
    label: shell.t(field.label),
    long: field.kind === 'textarea' ? field.rows : 0,
    words: (value) => wordsOf(field, value, shell),
  };
}

function wordsOf(field: FormField, value: Conflict['mine'], { t, fmt }: Shell): string {
  if (field.kind === 'checkbox') return t(value ? 'merge.yes' : 'merge.no');
  if (field.kind === 'number' && typeof value === 'number') return fmt.number(value);
  if (field.kind === 'lines') return labelledLines(field, value) || t('admin.none');
  if (field.kind === 'textarea' && field.whole) return field.whole(value) || t('admin.none');
  const values = linesOf(field, value).filter((one) => one !== '');
  if (values.length === 0) return t((field.kind === 'select' && field.empty) || 'admin.none');
  if (field.kind !== 'select' && field.kind !== 'choices') return values.join('\n');
  const words = values.map(
    (one) => field.options.find((option) => option.value === one)?.label ?? t('merge.gone'),
  );
  return words.join(', ');
}

/** The lines in which something stands, each behind what it is of. */
function labelledLines({ of, written }: FormField & { kind: 'lines' }, value: unknown): string {
  return written(value)
    .flatMap((line, at) => (line === '' ? [] : [`${of[at]}: ${line}`]))
    .join('\n');
}
