import { z } from 'zod';
import {
  choice,
  cursor,
  id,
  list,
  optionalChoice,
  optionalDay,
  optionalInteger,
  optionalText,
  returnTo,
  text,
} from '../../platform/http/fields';
import { LIST_STATES, LISTED_CHANNELS } from './list.types';

// As people write it, `#` or not.
const TICKET = { min: 1, max: 999_999_999_999, sign: '#', error: 'tickets.error.number' };

const filters = {
  recipient: optionalText({ max: 254 }),
  channel: optionalChoice(LISTED_CHANNELS),
  state: optionalChoice(LIST_STATES),
  /** A kind (`reply`), or a template of it (`reply.answered`). */
  what: text({ max: 80, min: 0 }).transform((value) => (/^[a-z_]+(\.[a-z_]+)?$/.test(value) ? value : null)),
  ticket: optionalInteger(TICKET),
  from: optionalDay(),
  to: optionalDay(),
};

/** What can be asked of the list in its address. */
export const deliveriesQuery = z.object({ ...filters, cursor: cursor() });

export type DeliveryQuery = Omit<z.output<typeof deliveriesQuery>, 'cursor'>;

/** Those that are chosen on a page of the list, or all that the list has. */
export const retryForm = z.object({
  ...filters,
  which: choice(['chosen', 'all']),
  ids: list(id(), { max: 100 }),
  back: returnTo(),
});

/** What can be asked of the list of refused addresses. */
export const refusedQuery = z.object({ q: optionalText({ max: 254 }), cursor: cursor() });

/** An address that takes mail again. */
export const clearForm = z.object({ address: text({ max: 254 }), back: returnTo() });
