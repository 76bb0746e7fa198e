import type { Ticket } from '../tickets.types';

// What waits for the customer is one rule, for lists in SQL and for what was read in code; a test holds both together.

/** Waits for the customer: for an answer, or for a word on what was resolved. */
export const WAITING = `(t.status = 'on_hold' and t.hold_reason = 'customer') or (t.status = 'resolved'
  and (t.satisfaction_at is null or t.satisfaction_at < t.resolved_at))`;

type Rated = Pick<Ticket, 'satisfactionAt' | 'resolvedAt'>;

export function waitsFor(
  ticket: Rated & Pick<Ticket, 'status' | 'holdReason'>,
): 'answer' | 'confirmation' | null {
  if (ticket.status === 'on_hold' && ticket.holdReason === 'customer') return 'answer';
  return ticket.status === 'resolved' && !ratedSinceResolved(ticket) ? 'confirmation' : null;
}

/** A rating of an earlier round does not stand for this one. */
export function ratedSinceResolved({ satisfactionAt, resolvedAt }: Rated): boolean {
  return satisfactionAt !== null && (resolvedAt === null || satisfactionAt >= resolvedAt);
}
