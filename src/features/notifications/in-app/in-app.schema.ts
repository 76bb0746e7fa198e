import { z } from 'zod';
import {
  checkbox,
  cursor,
  id,
  list,
  optionalChoice,
  optionalId,
  optionalText,
  returnTo,
} from '../../../platform/http/fields';
import { isId } from '../../../platform/ids';
import { optionalTicketNumber } from '../../tickets';

export const notificationsQuery = z.object({
  unread: checkbox(),
  mine: checkbox(),
  ticket: optionalTicketNumber(),
  cursor: cursor(),
});

const MARKS = ['read', 'unread'] as const;
const ONE = /^(read|unread):/;

/** The button that was pressed: for all, for those shown, for one (`read:` and its key), or for those that are ticked. */
export const marksForm = z.object({
  all: optionalChoice(['read']),
  these: optionalChoice(['read']),
  shown: list(id()),
  one: optionalText({ max: 60 }).refine(
    (value) => value === null || (ONE.test(value) && isId(value.replace(ONE, ''))),
    'input.not_a_choice',
  ),
  as: optionalChoice(MARKS),
  on: list(id()),
  until: optionalId(),
  return_to: returnTo(),
});
export type MarksForm = z.output<typeof marksForm>;

/** What to mark, and how; null where nothing is ticked. */
export function marksOf({
  all,
  these,
  shown,
  one,
  as,
  on,
}: MarksForm): { as: 'read' | 'unread'; keys: string[] | null } | null {
  if (all) return { as: all, keys: null };
  if (these && shown.length > 0) return { as: these, keys: shown };
  if (one) return { as: one.startsWith('read:') ? 'read' : 'unread', keys: [one.replace(ONE, '')] };
  return as && on.length > 0 ? { as, keys: on } : null;
}
