import type { Ctx } from '../../platform/ctx';
import { fieldDefinitions, isShownToCustomers, type TicketField } from '../fields';
import { ticketShown } from './properties/audience';
import type { StoredTicket, Ticket } from './tickets.types';

/** The ticket as the actor may see it. */
export async function seenBy(ctx: Ctx, stored: StoredTicket): Promise<Ticket> {
  const { internals } = stored;
  const needed = !internals && Object.keys(stored.fields).length > 0;
  return shownTo(internals, stored, needed ? await fieldDefinitions(ctx) : []);
}

/** A ticket as whoever sees its internals, or does not, may see it. */
export function shownTo(
  internals: boolean,
  stored: StoredTicket,
  definitions: readonly TicketField[],
): Ticket {
  const ticket = { ...ticketShown(internals, stored), internals };
  if (internals) return ticket;
  const shown = definitions.filter(isShownToCustomers);
  const fields = shown
    .filter(({ key }) => Object.hasOwn(ticket.fields, key))
    .map(({ key }) => [key, ticket.fields[key]]);
  return { ...ticket, fields: Object.fromEntries(fields) };
}
