import type { Actor, Ctx } from '../../platform/ctx';
import type { TicketField } from '../fields';
import { fieldDefinitions } from '../fields';
import { seesInternals } from './tickets.policy';
import { type StoredTicket, ticketOf } from './tickets.repo';
import type { Ticket } from './tickets.types';

/** The ticket as the actor may see it. */
export async function seenBy(ctx: Ctx, stored: StoredTicket): Promise<Ticket> {
  if (seesInternals(ctx.actor)) return shownTo(ctx.actor, stored, []);
  const defined = Object.keys(stored.fields).length > 0 ? await fieldDefinitions(ctx) : [];
  return shownTo(ctx.actor, stored, defined);
}

/** For customers an internal change is no news: they see when something of theirs last moved. */
export function shownTo(actor: Actor, stored: StoredTicket, definitions: readonly TicketField[]): Ticket {
  const ticket = ticketOf(stored);
  if (seesInternals(actor)) return ticket;
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
