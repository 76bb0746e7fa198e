import type { PersonActor } from '../../platform/ctx';
import type { Hint } from '../../platform/live';

/** Whether this person may know that something changed. The page they then fetch asks again, in its query. */
export function mayKnow(actor: PersonActor, hint: Hint, watched: ReadonlySet<string>): boolean {
  if (hint.audience === 'staff' && actor.role === 'customer') return false;
  if (actor.role === 'administrator') return true;
  if (hint.ticketId !== undefined && watched.has(hint.ticketId)) return true;
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
