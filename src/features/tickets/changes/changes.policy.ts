import type { Actor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { given, type Owned, ownsTicket } from '../tickets.policy';
import type { TicketPatch } from './changes.types';

/** @throws AppError `forbidden`: whoever sees it as a customer closes and reopens what is theirs, and changes nothing else */
export function assertMayChange(actor: Actor, ticket: Owned, patch: TicketPatch): void {
  if (ticket.internals) return;
  const steps = given(patch).every((key) => key === 'status');
  const asked = patch.status === undefined || patch.status === 'closed' || patch.status === 'reopened';
  if (!steps || !asked || !ownsTicket(actor, ticket)) throw new AppError('forbidden');
}
