import type { Actor } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { prose } from '../../../platform/prose';
import { nextPriority } from '../priority';
import { PLAIN } from '../properties/list';
import { assertLegalStep, type Moment } from '../state';
import type { StoredTicket } from '../tickets.types';
import type { Status } from '../tickets.words';
import type { TicketPatch } from './changes.types';
import { pick } from './differences';

// A change without I/O: the ticket as it is, what is wished, and what was looked up give the ticket as it will be.

/** What a patch refers to, looked up before. */
export interface Resolved {
  /** Where the ticket goes with its new category. */
  departmentId?: string;
  duplicateOf?: string | null;
  /** All values, the patch merged in. */
  fields?: Record<string, unknown>;
}

/** @throws AppError `invalid` for a step that is not legal or lacks what it needs */
export function nextTicket(
  actor: Actor,
  before: StoredTicket,
  patch: TicketPatch,
  resolved: Resolved,
  moment: Moment,
): StoredTicket {
  const next: StoredTicket = {
    ...before,
    ...pick(patch, PLAIN),
    ...pick(resolved, ['departmentId', 'fields']),
  };
  // Read by the release before, as in replies.
  if (next.description !== before.description) next.descriptionHtml = prose(next.description);
  if (patch.priority !== undefined || patch.impact !== undefined || patch.urgency !== undefined) {
    Object.assign(next, nextPriority(before, next.impact, next.urgency, patch.priority));
  }
  const status = wantedStatus(before, next, patch);
  if (status !== before.status) {
    assertLegalStep(actor, before, status, moment);
    Object.assign(next, entering(status, before, patch, resolved, moment.now));
  } else if (status === 'on_hold' && patch.holdReason) {
    next.holdReason = patch.holdReason;
  }
  return next;
}

/** Assigning a ticket that nobody works on yet starts the work, unless another step was asked for. */
function wantedStatus(before: StoredTicket, next: StoredTicket, patch: TicketPatch): Status {
  if (patch.status !== undefined && patch.status !== before.status) return patch.status;
  const untouched = before.status === 'new' || before.status === 'reopened';
  const assigned = next.assigneeId !== null && next.assigneeId !== before.assigneeId;
  return untouched && assigned ? 'in_progress' : before.status;
}

/** The columns that hang on the status. */
function entering(
  status: Status,
  before: StoredTicket,
  patch: TicketPatch,
  resolved: Resolved,
  now: Date,
): Partial<StoredTicket> {
  const blank = {
    status,
    holdReason: null,
    closeReason: null,
    duplicateOf: null,
    closedAt: null,
    closedForInactivity: false,
    resolvedAt: before.resolvedAt,
  };
  switch (status) {
    case 'on_hold':
      if (!patch.holdReason) throw invalid('holdReason', 'tickets.error.hold_reason');
      return { ...blank, holdReason: patch.holdReason };
    case 'resolved':
      return { ...blank, resolvedAt: now };
    case 'closed':
      return { ...blank, ...closing(before, patch, resolved, now) };
    case 'reopened':
      return { ...blank, resolvedAt: null };
    default:
      return blank;
  }
}

/** What is closed without a reason against it counts as solved. */
function closing(
  before: StoredTicket,
  patch: TicketPatch,
  resolved: Resolved,
  now: Date,
): Partial<StoredTicket> {
  const closeReason = patch.closeReason ?? null;
  if (closeReason === 'duplicate' && !resolved.duplicateOf) {
    throw invalid('duplicateOfNumber', 'tickets.error.unknown_ticket');
  }
  return {
    closeReason,
    closedAt: now,
    duplicateOf: closeReason === 'duplicate' ? resolved.duplicateOf : null,
    resolvedAt: before.resolvedAt ?? (closeReason ? null : now),
  };
}
