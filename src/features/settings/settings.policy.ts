import type { Actor } from '../../platform/ctx';
import { notFound } from '../../platform/errors';

/**
 * Settings belong to administrators, and to the desk itself.
 * @throws AppError `not_found`
 */
export function assertMayChangeSettings(actor: Actor): void {
  const allowed = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'administrator');
  if (!allowed) throw notFound();
}
