import type { Actor } from '../../../platform/ctx';
import { isAdministrator } from '../../../platform/rights';
import { ratedSinceResolved } from '../my-tickets/waiting';
import { legalSteps, type Moment } from '../state';
import { ownsTicket } from '../tickets.policy';
import type { Ticket } from '../tickets.types';
import type { Permissions } from './page.types';

/** What the actor may do with a visible ticket now: pages show no more, services check again. */
export function permissionsOf(actor: Actor, ticket: Ticket, moment: Moment): Permissions {
  const staff = ticket.internals && actor.kind === 'person';
  const owner = ownsTicket(actor, ticket);
  const legal = legalSteps(actor, ticket, moment);
  const done = ticket.status === 'resolved' || ticket.status === 'closed';
  return {
    reply: actor.kind !== 'anonymous',
    note: staff,
    change: staff,
    assign: staff,
    close: legal.includes('closed'),
    reopen: legal.includes('reopened'),
    rate: owner && done && !ratedSinceResolved(ticket),
    confirm: owner && ticket.status === 'resolved',
    delete: isAdministrator(actor),
    legal,
  };
}
