import type { Reference } from '../../../platform/lists';
import { countTicketsOf, type Place } from './moving.repo';
import { moveTickets } from './moving.service';

/** Each ticket that moves gets an event; with more of them, deactivating is the way out. */
const MOST_MOVED = 2000;

/** What tickets refer to. */
export const ticketReferences: Reference[] = [
  ticketsIn('department', 'departmentId'),
  ticketsIn('category', 'categoryId'),
  ticketsIn('organization', 'organizationId'),
];

function ticketsIn(to: string, place: Place): Reference {
  return {
    to,
    name: 'tickets',
    text: 'tickets.uses',
    count: (ctx, id) => countTicketsOf(ctx.db, place, id),
    move: (tx, from, target) => moveTickets(tx, place, from, target),
    most: { count: MOST_MOVED, error: 'tickets.error.too_many' },
  };
}
