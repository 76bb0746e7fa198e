import { z } from 'zod';
import { isDay } from '../../../platform/format/days';
import { choice, list, optionalChoice, optionalId, optionalText, text } from '../../../platform/http/fields';
import { isId } from '../../../platform/ids';
import { HOLD_REASONS, PRIORITIES, SORTS, STATUSES, VIEWS } from '../tickets.words';

const day = () =>
  text({ max: 10, min: 0 }).transform((value, context): string | null => {
    if (value !== '' && !isDay(value)) context.addIssue({ code: 'custom', message: 'queue.error.not_a_day' });
    return value || null;
  });

/** A person's id, or `none` for nobody. */
const optionalPerson = () =>
  text({ max: 40, min: 0 }).transform((value, context): string | null => {
    if (value !== '' && value !== 'none' && !isId(value)) {
      context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    }
    return value || null;
  });

/** What a queue's address says. */
export const queueQuery = z.object({
  view: optionalChoice(VIEWS),
  q: optionalText({ max: 200 }),
  status: list(choice(STATUSES), { max: STATUSES.length }),
  priority: list(choice(PRIORITIES), { max: PRIORITIES.length }),
  department: optionalId(),
  category: optionalId(),
  assignee: optionalPerson(),
  requester: optionalId(),
  tag: optionalText({ max: 60 }),
  from: day(),
  to: day(),
  sort: optionalChoice(SORTS),
  cursor: optionalText({ max: 4000 }),
});

export type QueueQuery = z.output<typeof queueQuery>;

/** `on_hold:customer` sets the status and its reason at once. */
export const BULK_STATUSES = [
  'in_progress',
  ...HOLD_REASONS.map((reason) => `on_hold:${reason}` as const),
  'resolved',
  'closed',
  'reopened',
] as const;

/** A change of all selected tickets, or one taken with its own button. */
export const bulkForm = z.object({
  numbers: list(
    text({ max: 15 }).refine((value) => /^[1-9]\d*$/.test(value), 'input.not_a_choice'),
    { max: 100 },
  ),
  take: text({ max: 15, min: 0 }).refine((value) => /^([1-9]\d*)?$/.test(value), 'input.not_a_choice'),
  status: optionalChoice(BULK_STATUSES),
  priority: optionalChoice([...PRIORITIES, 'auto'] as const),
  assignee: optionalPerson(),
  department: optionalId(),
  tag: optionalText({ max: 60 }),
});

export type BulkForm = z.output<typeof bulkForm>;
