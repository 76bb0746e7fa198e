import type { Actor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { audienceOf, type Reached } from './audience';

/** What somebody who may see a ticket is to it. */
export type Relation = 'system' | 'staff' | 'own' | 'shared' | 'participant' | 'stranger';

/** What of a ticket decides that: whose it is, and whether the actor sees its internals. */
export interface Owned {
  requesterId: string;
  organizationId: string | null;
  internals: boolean;
}

/** Assumes that the ticket was read through `visibleTo(actor)`: whoever is nothing else is a participant. */
export function relationOf(actor: Actor, ticket: Owned): Relation {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'anonymous') return 'stranger';
  if (ticket.internals) return 'staff';
  if (ticket.requesterId === actor.id) return 'own';
  const shared = actor.role === 'customer' && actor.sharesTickets && actor.organizationId !== null;
  return shared && ticket.organizationId === actor.organizationId ? 'shared' : 'participant';
}

/** Whether the actor sees the internals of a ticket that was not read as theirs. */
export function seesInternals(actor: Actor, ticket: Reached): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  return audienceOf(actor, ticket) === 'staff';
}

/** Own tickets and the organization's: these one may rate, confirm, close and reopen as a customer. */
export function ownsTicket(actor: Actor, ticket: Owned): boolean {
  return ['own', 'shared'].includes(relationOf(actor, ticket));
}

/** For what only those do who work on the ticket. @throws AppError `forbidden` */
export function assertWorksOn({ internals }: Pick<Owned, 'internals'>): void {
  if (!internals) throw new AppError('forbidden');
}

/** @throws AppError `forbidden` */
export function assertMayRate(actor: Actor, ticket: Owned): void {
  if (!ownsTicket(actor, ticket)) throw new AppError('forbidden');
}

/** The names of what was given at all. */
export function given<T extends object>(input: T): (keyof T)[] {
  return (Object.keys(input) as (keyof T)[]).filter((key) => input[key] !== undefined);
}
