import type { Actor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { type Owned, seesInternals } from '../tickets.policy';
import type { Ticket } from '../tickets.types';
import type { NewReply } from './replies.types';

/**
 * Whose side a reply is on. Staff who filed a ticket that somebody else works on speak as its requester:
 * their question is no first response.
 */
export function repliesAs(actor: Actor, ticket: Owned & Pick<Ticket, 'assigneeId'>): 'staff' | 'customer' {
  if (actor.kind === 'system') return 'staff';
  if (actor.kind !== 'person' || actor.role === 'customer') return 'customer';
  return ticket.requesterId === actor.id && ticket.assigneeId !== actor.id ? 'customer' : 'staff';
}

/** @throws AppError `forbidden`: notes and statuses are for staff */
export function assertMayReply(actor: Actor, input: NewReply): void {
  if (seesInternals(actor)) return;
  const more = [input.status, input.holdReason, input.solution].some((value) => value != null);
  if (actor.kind !== 'person' || input.visibility !== 'public' || more) throw new AppError('forbidden');
}
