import type { Actor } from '../../platform/ctx';
import { notFound } from '../../platform/errors';

/**
 * Organizations are run by administrators, and by the desk itself.
 * @throws AppError `not_found`
 */
export function assertMayChangeOrganizations(actor: Actor): void {
  const allowed = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'administrator');
  if (!allowed) throw notFound();
}
