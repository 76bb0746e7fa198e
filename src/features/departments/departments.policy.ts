import type { Actor } from '../../platform/ctx';
import { notFound } from '../../platform/errors';

/**
 * Departments are run by administrators, and by the desk itself.
 * @throws AppError `not_found`
 */
export function assertMayChangeDepartments(actor: Actor): void {
  const allowed = actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'administrator');
  if (!allowed) throw notFound();
}
