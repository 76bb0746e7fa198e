import type { PersonActor } from '../../platform/ctx';

/** How somebody sees a ticket: with its internals, or without. */
export type Audience = 'staff' | 'customer';

/** What of a person and of a ticket decides how they see it. */
export type Reader = Pick<
  PersonActor,
  'id' | 'role' | 'departmentIds' | 'seesAllTickets' | 'organizationId' | 'sharesTickets'
>;

export interface Reached {
  departmentId: string | null;
  assigneeId: string | null;
  followerIds: readonly string[];
  requesterId: string | null;
  participantIds: readonly string[];
  organizationId: string | null;
}

/**
 * How a person sees a ticket, null for not at all. It is a question about the two, not about the role alone: staff
 * who reach a ticket only as its requester or participant are its customers. `visibleTo` and `internalsTo` say the
 * same in SQL, and a test holds them together.
 */
export function audienceOf(person: Reader, ticket: Reached): Audience | null {
  if (worksOn(person, ticket)) return 'staff';
  return isOwn(person, ticket) || sharesIt(person, ticket) ? 'customer' : null;
}

/** Whether the ticket is the person's own: filed by or for them, or with them in copy. */
export function isOwn(person: Pick<Reader, 'id'>, ticket: Reached): boolean {
  return ticket.requesterId === person.id || ticket.participantIds.includes(person.id);
}

function worksOn({ id, role, departmentIds, seesAllTickets }: Reader, ticket: Reached): boolean {
  if (role === 'customer') return false;
  if (role === 'administrator' || seesAllTickets) return true;
  const inDepartment = ticket.departmentId !== null && departmentIds.includes(ticket.departmentId);
  return inDepartment || ticket.assigneeId === id || ticket.followerIds.includes(id);
}

function sharesIt({ role, sharesTickets, organizationId }: Reader, ticket: Reached): boolean {
  const shares = role === 'customer' && sharesTickets && organizationId !== null;
  return shares && ticket.organizationId === organizationId;
}
