import type { PersonActor } from '../../platform/ctx';
import type { Hint } from '../../platform/live';

declare module '../../platform/bus/message' {
  interface Hint {
    /** `staff` hints never reach a customer. */
    audience: 'everyone' | 'staff';
    ticketId?: string;
    departmentId?: string | null;
    assigneeId?: string | null;
    requesterId?: string;
    organizationId?: string | null;
    /** Who may know beside the department: requester, assignee, participants, followers. */
    personIds?: string[];
  }
}

/** Named when a setting changes what all technicians may see. */
export const RIGHTS_OF_ALL = 'rights';

/** Whether a hint is for this person. For a ticket's own topic the database has the last word. */
export function mayBeTold(actor: PersonActor, hint: Hint, topic: string): boolean {
  if (topic.startsWith('ticket:')) return hint.audience === 'everyone' || actor.role !== 'customer';
  return mayKnow(actor, hint);
}

/**
 * Whether this person may know that something changed: the hint says who may, at that moment. The page they then
 * fetch asks again, in its query.
 */
function mayKnow(actor: PersonActor, hint: Hint): boolean {
  if (hint.audience === 'staff' && actor.role === 'customer') return false;
  if (actor.role === 'administrator') return true;
  if (hint.personIds?.includes(actor.id) || hint.requesterId === actor.id || hint.assigneeId === actor.id)
    return true;
  return actor.role === 'customer' ? sharesOrganization(actor, hint) : worksIn(actor, hint);
}

function sharesOrganization(actor: PersonActor, hint: Hint): boolean {
  return actor.sharesTickets && actor.organizationId !== null && hint.organizationId === actor.organizationId;
}

function worksIn(actor: PersonActor, hint: Hint): boolean {
  return (
    actor.seesAllTickets ||
    (typeof hint.departmentId === 'string' && actor.departmentIds.includes(hint.departmentId))
  );
}
