import type { Ctx } from '../../platform/ctx';
import type { TicketField } from '../fields';
import { fieldDefinitions } from '../fields';
import { type StoredTicket, ticketOf } from './tickets.repo';
import type { Ticket } from './tickets.types';

/** The ticket as the actor may see it. */
export async function seenBy(ctx: Ctx, stored: StoredTicket): Promise<Ticket> {
  const { internals } = stored;
  const needed = !internals && Object.keys(stored.fields).length > 0;
  return shownTo(internals, stored, needed ? await fieldDefinitions(ctx) : []);
}

/** For customers an internal change is no news: they see when something of theirs last moved. */
export function shownTo(
  internals: boolean,
  stored: StoredTicket,
  definitions: readonly TicketField[],
): Ticket {
  const ticket = ticketOf(stored);
  if (internals) return ticket;
  const shown = definitions.filter(({ customerAccess, isActive }) => isActive && customerAccess !== 'none');
  const fields = shown
    .filter(({ key }) => Object.hasOwn(ticket.fields, key))
    .map(({ key }) => [key, ticket.fields[key]]);
  return {
    ...ticket,
    tags: [],
    fields: Object.fromEntries(fields),
    priorityOverridden: false,
    firstResponseAt: null,
    updatedAt: stored.publicUpdatedAt,
  };
}
