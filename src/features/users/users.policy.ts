import type { Actor, Role } from '../../platform/ctx';
import { AppError, notFound } from '../../platform/errors';
import { runsTheDesk } from '../../platform/rights';

export function isStaff(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role !== 'customer';
}

/** @throws AppError `forbidden` */
export function assertStaff(actor: Actor): void {
  if (!isStaff(actor)) throw new AppError('forbidden');
}

/**
 * Visitors make themselves customers, where sign-up allows it, and staff file tickets for customers who are
 * new; everybody else is made by an administrator.
 * @throws AppError `not_found`
 */
export function assertMayCreate(actor: Actor, role: Role): void {
  const bringsCustomers =
    actor.kind === 'anonymous' || (actor.kind === 'person' && actor.role !== 'customer');
  if (!runsTheDesk(actor) && !(bringsCustomers && role === 'customer')) throw notFound();
}

/** @throws AppError `not_found` */
export function assertMayLookUpPeople(actor: Actor): void {
  if (actor.kind === 'anonymous' || (actor.kind === 'person' && actor.role === 'customer')) throw notFound();
}

export function maySee(actor: Actor, userId: string): boolean {
  return (
    actor.kind === 'system' || (actor.kind === 'person' && (actor.role !== 'customer' || actor.id === userId))
  );
}

/** Where a person's own portal begins. */
export function homeOf(actor: Actor): string {
  if (actor.kind !== 'person') return '/';
  return actor.role === 'customer' ? '/portal' : '/desk';
}
