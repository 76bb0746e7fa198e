import type { PersonActor } from '../../platform/ctx';
import type { Hint } from '../../platform/live';
import { audienceOf, isOwn, type Reached } from '../tickets';

declare module '../../platform/bus/message' {
  interface Hint {
    /** `staff` hints reach only those who work on the ticket. */
    audience: 'everyone' | 'staff';
    ticketId?: string;
    departmentId?: string | null;
    assigneeId?: string | null;
    requesterId?: string;
    organizationId?: string | null;
    participantIds?: string[];
    /** Followers, and who was follower or assignee until now. */
    followerIds?: string[];
  }
}

/** Named when a setting changes what all technicians may see. */
export const RIGHTS_OF_ALL = 'rights';

/**
 * Whether a hint is for this person: it says who sees the ticket, and how, at that moment. What is for staff alone is
 * for those who work on the ticket, and so is the queue; one's own list in the portal knows of one's own tickets. For
 * a ticket's own topic, and for the page that is then fetched, the database has the last word.
 */
export function mayBeTold(actor: PersonActor, hint: Hint, topic: string): boolean {
  const ticket = reachedIn(hint);
  const audience = audienceOf(actor, ticket);
  if (topic === 'queue') return audience === 'staff';
  if (topic.startsWith('ticket:')) return hint.audience === 'everyone' || audience === 'staff';
  // What is no list of tickets: the stream has granted it by role.
  if (topic !== 'portal') return hint.audience === 'everyone' || actor.role !== 'customer';
  if (hint.audience === 'staff') return false;
  return actor.role === 'customer' ? audience !== null : isOwn(actor, ticket);
}

function reachedIn(hint: Hint): Reached {
  return {
    departmentId: hint.departmentId ?? null,
    assigneeId: hint.assigneeId ?? null,
    followerIds: hint.followerIds ?? [],
    requesterId: hint.requesterId ?? null,
    participantIds: hint.participantIds ?? [],
    organizationId: hint.organizationId ?? null,
  };
}
