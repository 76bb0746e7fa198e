import type { PersonActor } from '../../platform/ctx';
import type { Hint } from '../../platform/live';
import { audienceOf, isOwn, type Reached } from '../tickets';
import { isStaff } from '../users';

declare module '../../platform/bus/message' {
  interface Hint {
    /** `staff` hints reach only those who work on the ticket. */
    audience: 'everyone' | 'staff';
    /** The ticket that changed: whom it reaches is asked when the hint is told. */
    ticketId?: string;
    // Who is reached besides: whoever loses the ticket by the change, or many of whom no single ticket says it.
    departmentId?: string;
    assigneeId?: string;
    organizationId?: string;
    participantIds?: string[];
    followerIds?: string[];
  }
}

/** Named when a setting changes what all technicians may see. */
export const RIGHTS_OF_ALL = 'rights';

/**
 * Whether a hint about a list is for this person: it is for whom the ticket reaches now, or reached until this change.
 * What is for staff alone is for those who work on the ticket, and so is the queue; one's own list in the portal knows
 * of one's own tickets.
 */
export function mayBeTold(
  actor: PersonActor,
  hint: Hint,
  topic: string,
  ticket: Reached | undefined,
): boolean {
  // What is no list of tickets: the stream has granted it by role.
  if (topic !== 'portal' && topic !== 'queue') return hint.audience === 'everyone' || isStaff(actor);
  if (topic === 'portal' && hint.audience === 'staff') return false;
  if (hint.isBroad) return true;
  return [ticket, besidesIn(hint)].some((reached) => reached && isInList(actor, topic, reached));
}

/** Whether a hint is for somebody who has the page of its ticket open, as they see that ticket now. */
export function mayBeToldOfTicket(actor: PersonActor, hint: Hint, ticket: Reached): boolean {
  return hint.audience === 'everyone' || audienceOf(actor, ticket) === 'staff';
}

function isInList(actor: PersonActor, list: 'queue' | 'portal', ticket: Reached): boolean {
  const audience = audienceOf(actor, ticket);
  if (list === 'queue') return audience === 'staff';
  return actor.role === 'customer' ? audience !== null : isOwn(actor, ticket);
}

function besidesIn(hint: Hint): Reached {
  return {
    departmentId: hint.departmentId ?? null,
    assigneeId: hint.assigneeId ?? null,
    followerIds: hint.followerIds ?? [],
    requesterId: null,
    participantIds: hint.participantIds ?? [],
    organizationId: hint.organizationId ?? null,
  };
}
