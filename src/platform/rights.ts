import type { Actor } from './ctx';
import { notFound } from './errors';

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
