import { z } from 'zod';
import {
  choice,
  cursor,
  list,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLine,
  text,
  words,
} from '../../../platform/http/fields';
import { isId } from '../../../platform/ids';
import type { Property } from '../properties/kinds';
import { BULK, FILTERED, filterNames, propertyOf, SORT_NAMES } from '../properties/list';
import { optionalQuery } from '../query/query.schema';
import { normalTags } from '../tickets.input';
import { HOLD_REASONS, VIEWS } from '../tickets.words';

/** A person's id, or `none` for nobody. */
const optionalPerson = () =>
  text({ max: 40, min: 0 }).transform((value, context): string | null => {
    if (value !== '' && value !== 'none' && !isId(value)) {
      context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    }
    return value || null;
  });

/** A tag as tickets have it, however it is written. */
const optionalTag = () => optionalLine({ max: 60 }).transform((tag) => (tag && normalTags([tag])[0]) ?? null);

/** What a box that is ticked says in an address. */
export const YES = '1';

/** The fields of a filter, by its property's kind. */
function filterFields(name: string): [string, z.ZodType<string | string[] | null>][] {
  const { kind, choices = [], optional, filter } = propertyOf(name) as Property;
  const [first, last] = filterNames(name);
  switch (kind) {
    case 'choice':
      return [[first, list(choice(choices), { max: choices.length })]];
    case 'moment':
      return [[first, optionalDay()], [last, optionalDay()], ...past(filter?.past)];
    case 'tags':
      return [[first, optionalTag()]];
    default:
      return [[first, kind === 'person' && optional ? optionalPerson() : optionalId()]];
  }
}

const past = (name?: string): [string, z.ZodType<string | null>][] =>
  name ? [[name, optionalChoice([YES])]] : [];

/** What a queue's address says: a query in the language, and the older names for parts of one. */
export const queueQuery = z.object({
  view: optionalChoice(VIEWS),
  q: optionalQuery(),
  ...Object.fromEntries(FILTERED.flatMap(filterFields)),
  sort: optionalChoice(SORT_NAMES),
  cursor: cursor(),
  // What the form of the filters was made for: what differs from it is what somebody has changed.
  shown: optionalQuery(),
});

export type QueueAddress = z.output<typeof queueQuery> & Record<string, string | string[] | null>;

/** `on_hold:customer` sets the status and its reason at once. */
export const BULK_STATUSES = [
  'in_progress',
  ...HOLD_REASONS.map((reason) => `on_hold:${reason}` as const),
  'resolved',
  'closed',
  'reopened',
] as const;

function bulkField(name: string): z.ZodType<string | string[] | null> {
  const { kind, choices = [], wishes = [] } = propertyOf(name) as Property;
  if (name === 'status') return optionalChoice(BULK_STATUSES);
  switch (kind) {
    case 'choice':
      return optionalChoice([...choices, ...wishes]);
    case 'person':
      return optionalPerson();
    case 'tags':
      return words({ max: 400, between: ',' });
    default:
      return optionalId();
  }
}

/** A change of all selected tickets, or one taken with its own button. */
export const bulkForm = z.object({
  numbers: list(
    text({ max: 15 }).refine((value) => /^[1-9]\d*$/.test(value), 'input.not_a_choice'),
    { max: 100 },
  ),
  take: text({ max: 15, min: 0 }).refine((value) => /^([1-9]\d*)?$/.test(value), 'input.not_a_choice'),
  ...Object.fromEntries(BULK.map((name) => [filterNames(name)[0], bulkField(name)])),
});

export type BulkForm = z.output<typeof bulkForm> & Record<string, unknown>;
