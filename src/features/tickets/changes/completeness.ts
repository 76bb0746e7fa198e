import type { TxCtx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { fieldDefinitions, fieldName, missingToResolve } from '../../fields';
import { categoryFacts } from '../lookups.repo';
import type { StoredTicket } from '../tickets.types';

/**
 * Staff who settle a ticket have filled in the fields that it must not be settled without. Rules and the desk itself,
 * which cannot, and requesters, who may not, are not held up.
 * @throws AppError `invalid` with errors on `fields.<key>`
 */
export async function assertComplete(tx: TxCtx, before: StoredTicket, after: StoredTicket): Promise<void> {
  if (tx.actor.kind !== 'person' || !before.internals || !settles(before, after)) return;
  const definitions = await fieldDefinitions(tx);
  if (!definitions.some((field) => field.isActive && field.requiredWhenResolving)) return;
  const category = after.categoryId ? await categoryFacts(tx.db, after.categoryId) : null;
  const path = category ? [category.id, category.parentId ?? category.id] : [];
  const missing = missingToResolve(definitions, path, after.fields);
  if (missing.length === 0) return;
  const errors = missing.map((field) => [
    `fields.${field.key}`,
    { key: 'fields.error.needed_to_resolve', params: { name: fieldName(field) } },
  ]);
  throw new AppError('invalid', { fields: Object.fromEntries(errors) });
}

/** Resolving, and closing what was not resolved yet without a reason against it, which counts as solved. */
function settles(before: StoredTicket, after: StoredTicket): boolean {
  if (before.status === 'resolved' || before.status === 'closed') return false;
  return after.status === 'resolved' || (after.status === 'closed' && after.closeReason === null);
}
