import type { Actor } from '../../platform/ctx';
import { daysAfter } from '../../platform/elapsed';
import { AppError } from '../../platform/errors';
import { type Owned, relationOf } from './tickets.policy';
import type { Status } from './tickets.words';

/** Every step a ticket can take; the database holds the same table in a trigger. */
export const STEPS: Readonly<Record<Status, readonly Status[]>> = {
  new: ['in_progress', 'on_hold', 'resolved', 'closed'],
  in_progress: ['on_hold', 'resolved', 'closed'],
  on_hold: ['in_progress', 'resolved', 'closed'],
  reopened: ['in_progress', 'on_hold', 'resolved', 'closed'],
  resolved: ['closed', 'reopened'],
  closed: ['reopened'],
};

/** What the legal steps depend on beside the ticket. */
export interface Moment {
  now: Date;
  /** The setting: for how many days after closing a ticket can be reopened. Of one that is not closed any number. */
  reopenDays: number;
}

interface Stage {
  status: Status;
  closedAt: Date | null;
}

/** A closed ticket that can no longer be reopened: a reply to it becomes a new one. */
export function reopenWindowOver(ticket: Stage, { now, reopenDays }: Moment): boolean {
  if (ticket.status !== 'closed' || !ticket.closedAt) return false;
  return now > daysAfter(ticket.closedAt, reopenDays);
}

/** The statuses that this actor can put the ticket in now. */
export function legalSteps(actor: Actor, ticket: Stage & Owned, moment: Moment): Status[] {
  const steps = STEPS[ticket.status].filter((to) => to !== 'reopened' || !reopenWindowOver(ticket, moment));
  switch (relationOf(actor, ticket)) {
    case 'system':
    case 'staff':
      return steps;
    case 'own':
    case 'shared':
      return steps.filter((to) => to === 'closed' || to === 'reopened');
    default:
      return [];
  }
}

/** @throws AppError `invalid` on `status` that names the legal steps, which are in `data.legal` too */
export function assertLegalStep(actor: Actor, ticket: Stage & Owned, to: Status, moment: Moment): void {
  const legal = legalSteps(actor, ticket, moment);
  if (legal.includes(to)) return;
  const late = to === 'reopened' && reopenWindowOver(ticket, moment);
  const key = late ? 'tickets.error.reopen_window_over' : 'tickets.error.illegal_step';
  const params: Record<string, string | number> = { from: ticket.status, to, count: legal.length };
  for (const place of [1, 2, 3, 4, 5]) params[`step${place}`] = legal[place - 1] ?? 'none';
  throw new AppError('invalid', { fields: { status: { key, params } }, data: { legal } });
}
