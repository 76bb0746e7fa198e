import type { Actor } from '../../platform/ctx';
import { notFound } from '../../platform/errors';

/**
 * Skills are run by administrators, and by the desk itself.
 * @throws AppError `not_found`
 */
export function assertMayChangeSkills(actor: Actor): void {
  const allowed = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'administrator');
  if (!allowed) throw notFound();
}
