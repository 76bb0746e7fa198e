import { type Errors, lineOf, peopleOf, tagsOf, textOf } from '../tickets.input';
import type { Property } from './kinds';
import { PLAIN, propertyOf } from './list';
import type { FiledValues, PlainName, TicketRow } from './properties.types';

/** What was given, each value checked and made clean by its kind; errors by name. */
export function cleanValues<T extends object>(errors: Errors, input: T): T {
  const clean = { ...input } as Record<string, unknown>;
  for (const [name, value] of Object.entries(clean)) {
    const property = propertyOf(name);
    if (property && value !== undefined) clean[name] = cleanValue(errors, name, property, value);
  }
  return clean as T;
}

function cleanValue(errors: Errors, name: string, property: Property, value: unknown): unknown {
  const { kind, optional, max = 0 } = property;
  if (optional && isBlank(property, value)) return null;
  switch (kind) {
    case 'line':
      return lineOf(errors, name, String(value), max);
    case 'text':
      return textOf(errors, name, String(value), max);
    case 'tags':
      return tagsOf(errors, value as string[]);
    case 'people':
      return peopleOf(errors, name, value as string[]);
    case 'choice':
      if (!isChoice(property, value)) errors[name] = { key: 'input.not_a_choice' };
      return value;
    case 'moment':
      if (!isMoment(value)) errors[name] = { key: 'input.not_a_moment' };
      return value;
    default:
      return value;
  }
}

const isBlank = ({ kind }: Property, value: unknown): boolean =>
  value === null || ((kind === 'text' || kind === 'line') && String(value).trim() === '');

const isChoice = ({ choices = [], wishes = [] }: Property, value: unknown): boolean =>
  [...choices, ...wishes].includes(String(value));

/** The columns of a new ticket that are what was said, or what they begin with. */
export function filedColumns(input: FiledValues): Pick<TicketRow, PlainName> {
  const said = input as Partial<TicketRow>;
  const columns = PLAIN.map((name) => [name, said[name] ?? propertyOf(name)?.filed?.initial ?? null]);
  return Object.fromEntries(columns);
}

/** Years of four digits, as forms and PostgreSQL write them alike. */
function isMoment(value: unknown): boolean {
  return value instanceof Date && value.getUTCFullYear() >= 1900 && value.getUTCFullYear() <= 2199;
}
