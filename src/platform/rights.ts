import type { Actor } from './ctx';
import { AppError, notFound } from './errors';

export function runsTheDesk(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'administrator');
}

/**
 * For what belongs to administrators, and to the desk itself; for everybody else it does not exist.
 * @throws AppError `not_found`
 */
export function assertRunsTheDesk(actor: Actor): void {
  if (!runsTheDesk(actor)) throw notFound();
}

export function isAdministrator(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role === 'administrator';
}

/** The person's id; null for the desk itself and for visitors. */
export function actorId(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** @throws AppError `forbidden` */
export function assertAdministrator(actor: Actor): void {
  if (!runsTheDesk(actor)) throw new AppError('forbidden');
}
