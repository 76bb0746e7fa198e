import type { Actor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { isStaff } from '../users';
import type { Ticket } from './tickets.types';

/** What somebody who may see a ticket is to it. */
export type Relation = 'system' | 'staff' | 'own' | 'shared' | 'participant' | 'stranger';

export type Owned = Pick<Ticket, 'requesterId' | 'organizationId'>;

/** Staff and the desk itself know what customers never learn: notes, tags, internal fields. */
export function seesInternals(actor: Actor): boolean {
  return actor.kind === 'system' || isStaff(actor);
}

/** Assumes that the ticket was read through `visibleTo(actor)`: whoever is nothing else is a participant. */
export function relationOf(actor: Actor, ticket: Owned): Relation {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'anonymous') return 'stranger';
  if (actor.role !== 'customer') return 'staff';
  if (ticket.requesterId === actor.id) return 'own';
  const shared = actor.sharesTickets && actor.organizationId !== null;
  return shared && ticket.organizationId === actor.organizationId ? 'shared' : 'participant';
}

/** Own tickets and the organization's: these a customer may rate, confirm, close and reopen. */
export function ownsTicket(actor: Actor, ticket: Owned): boolean {
  return ['own', 'shared'].includes(relationOf(actor, ticket));
}

/** @throws AppError `forbidden` */
export function assertMayRate(actor: Actor, ticket: Owned): void {
  if (!ownsTicket(actor, ticket)) throw new AppError('forbidden');
}

/** The names of what was given at all. */
export function given<T extends object>(input: T): (keyof T)[] {
  return (Object.keys(input) as (keyof T)[]).filter((key) => input[key] !== undefined);
}
