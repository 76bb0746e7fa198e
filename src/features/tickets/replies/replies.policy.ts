import type { Actor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import type { Owned } from '../tickets.policy';
import type { Ticket } from '../tickets.types';
import type { NewReply } from './replies.types';

/**
 * Whose side a reply is on. Who sees a ticket as a customer speaks as one, and so do staff who filed a ticket that
 * somebody else works on: their question is no first response.
 */
export function repliesAs(actor: Actor, ticket: Owned & Pick<Ticket, 'assigneeId'>): 'staff' | 'customer' {
  if (actor.kind === 'system') return 'staff';
  if (actor.kind !== 'person' || !ticket.internals) return 'customer';
  return ticket.requesterId === actor.id && ticket.assigneeId !== actor.id ? 'customer' : 'staff';
}

/** @throws AppError `forbidden`: notes and statuses are for those who work on the ticket */
export function assertMayReply(actor: Actor, ticket: Pick<Ticket, 'internals'>, input: NewReply): void {
  if (ticket.internals) return;
  const more = [input.status, input.holdReason, input.solution, input.fields].some((value) => value != null);
  if (actor.kind !== 'person' || input.visibility !== 'public' || more) throw new AppError('forbidden');
}
