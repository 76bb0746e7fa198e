import type { Actor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import type { NewReply, NewTicket, Ticket, TicketPatch } from './tickets.types';

/** What somebody who may see a ticket is to it. */
export type Relation = 'system' | 'staff' | 'own' | 'shared' | 'participant' | 'stranger';

type Owned = Pick<Ticket, 'requesterId' | 'organizationId'>;

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role !== 'customer';
}

export function isAdministrator(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role === 'administrator';
}

/** Staff and the desk itself know what customers never learn: notes, tags, internal fields. */
export function seesInternals(actor: Actor): boolean {
  return actor.kind === 'system' || isStaff(actor);
}

export function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
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

/**
 * Whose side a reply is on. Staff who filed a ticket that somebody else works on speak as its requester:
 * their question is no first response.
 */
export function repliesAs(actor: Actor, ticket: Owned & Pick<Ticket, 'assigneeId'>): 'staff' | 'customer' {
  if (actor.kind === 'system') return 'staff';
  if (actor.kind !== 'person' || actor.role === 'customer') return 'customer';
  return ticket.requesterId === actor.id && ticket.assigneeId !== actor.id ? 'customer' : 'staff';
}

const CUSTOMER_CREATES: ReadonlySet<keyof NewTicket> = new Set([
  'subject',
  'description',
  'categoryId',
  'urgency',
  'fields',
  'followUpOf',
  'uploads',
]);

/** @throws AppError `forbidden` */
export function assertMayCreate(actor: Actor, input: NewTicket): void {
  if (seesInternals(actor)) return;
  if (actor.kind !== 'person') throw new AppError('unauthenticated');
  const selfOnly = input.requesterId === undefined || input.requesterId === actor.id;
  const others = given(input).filter((key) => key !== 'requesterId' && !CUSTOMER_CREATES.has(key));
  if (!selfOnly || others.length > 0) throw new AppError('forbidden');
}

/** @throws AppError `forbidden`: a customer closes and reopens what is theirs, and changes nothing else */
export function assertMayChange(actor: Actor, ticket: Owned, patch: TicketPatch): void {
  if (seesInternals(actor)) return;
  const steps = given(patch).every((key) => key === 'status');
  const asked = patch.status === undefined || patch.status === 'closed' || patch.status === 'reopened';
  if (!steps || !asked || !ownsTicket(actor, ticket)) throw new AppError('forbidden');
}

/** @throws AppError `forbidden`: notes and statuses are for staff */
export function assertMayReply(actor: Actor, input: NewReply): void {
  if (seesInternals(actor)) return;
  const more = [input.status, input.holdReason, input.solution].some((value) => value != null);
  if (actor.kind !== 'person' || input.visibility !== 'public' || more) throw new AppError('forbidden');
}

/** @throws AppError `forbidden` */
export function assertMayRate(actor: Actor, ticket: Owned): void {
  if (!ownsTicket(actor, ticket)) throw new AppError('forbidden');
}

/** @throws AppError `forbidden` */
export function assertStaff(actor: Actor): void {
  if (!isStaff(actor)) throw new AppError('forbidden');
}

/** @throws AppError `forbidden` */
export function assertAdministrator(actor: Actor): void {
  if (!isAdministrator(actor) && actor.kind !== 'system') throw new AppError('forbidden');
}

function given<T extends object>(input: T): (keyof T)[] {
  return (Object.keys(input) as (keyof T)[]).filter((key) => input[key] !== undefined);
}
