import type { Ctx, TxCtx } from '../../platform/ctx';
import { brokenConstraint, invalid, notFound } from '../../platform/errors';
import { userById } from './users.repo';
import type { User } from './users.types';

/** @throws AppError `not_found` */
export async function lockedUser(tx: TxCtx, id: string): Promise<User> {
  const user = await userById(tx.db, id, true);
  if (!user) throw notFound();
  return user;
}

/** @throws AppError `not_found` */
export async function existingUser(ctx: Ctx, id: string): Promise<User> {
  const user = await userById(ctx.db, id);
  if (!user) throw notFound();
  return user;
}

/**
 * Runs a write of a user.
 * @param field what the last administrator is told about: the field that takes the role away
 * @throws AppError `invalid` for an address in use, and for the last administrator
 */
export async function guarded(write: () => PromiseLike<unknown>, field = 'role'): Promise<void> {
  try {
    await write();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === 'users_email_key') throw invalid('email', 'users.error.email_taken');
    if (constraint === 'users_last_administrator') throw invalid(field, 'users.error.last_administrator');
    throw error;
  }
}
