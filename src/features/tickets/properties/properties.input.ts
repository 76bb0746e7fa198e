import { FIRST_DAY, LAST_DAY } from '../../../platform/calendar';
import { DAY_MS } from '../../../platform/elapsed';
import type { FieldError } from '../../../platform/errors';
import { type Errors, peopleOf, subjectOf, tagsOf, textOf } from '../tickets.input';
import type { FiledValues, TicketRow } from '../tickets.types';
import type { Kind, Property } from './kinds';
import { PLAIN, type PlainName, propertyOf } from './list';

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
  if (!fits(property, value)) {
    errors[name] = WRONG[kind] ?? { key: 'input.not_valid' };
    return value;
  }
  switch (kind) {
    case 'line':
      return subjectOf(errors, name, value as string, max);
    case 'text':
      return textOf(errors, name, value as string, max);
    case 'tags':
      return tagsOf(errors, value as string[]);
    case 'people':
      return peopleOf(errors, name, value as string[]);
    default:
      return value;
  }
}

const isBlank = ({ kind }: Property, value: unknown): boolean =>
  value === null ||
  ((kind === 'text' || kind === 'line') && typeof value === 'string' && value.trim() === '');

const WRONG: Partial<Record<Kind, FieldError>> = {
  choice: { key: 'input.not_a_choice' },
  moment: { key: 'input.not_a_moment' },
};

/** Whether a value is of the kind at all, whatever door it came through. */
function fits({ kind, choices = [], wishes = [] }: Property, value: unknown): boolean {
  switch (kind) {
    case 'choice':
      return [...choices, ...wishes].some((choice) => choice === value);
    case 'moment':
      return isMoment(value);
    case 'tags':
    case 'people':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'fields':
      return typeof value === 'object' && value !== null;
    default:
      return typeof value === 'string';
  }
}

/** The columns of a new ticket that are what was said, or what they begin with. */
export function filedColumns(input: FiledValues): Pick<TicketRow, PlainName> {
  const said = input as Partial<TicketRow>;
  const columns = PLAIN.map((name) => [name, said[name] ?? propertyOf(name)?.filed?.initial ?? null]);
  return Object.fromEntries(columns);
}

/** A day of slack at both ends: a zone's first and last day are not those of UTC. */
const EARLIEST = Date.parse(FIRST_DAY) - DAY_MS;
const LATEST = Date.parse(LAST_DAY) + 2 * DAY_MS;

function isMoment(value: unknown): boolean {
  return value instanceof Date && value.getTime() >= EARLIEST && value.getTime() < LATEST;
}
