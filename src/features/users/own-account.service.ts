import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { notFound } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { assertName, lineOf } from '../../platform/line';
import { endSignIns } from './sign-ins.service';
import { existingUser, guarded, lockedUser } from './stored-user';
import type { Profile, User } from './users.types';

/** What an administrator's form shows too: when it changes, a form that is open is stale. The rest is one's own. */
const SHOWN_TO_ADMINISTRATORS = ['name', 'phone', 'locale', 'timeZone'];

/** People change their own profile. */
export async function updateProfile(ctx: Ctx, patch: Partial<Profile>): Promise<User> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw notFound();
  const { availability, ...rest } = patch.name === undefined ? patch : { ...patch, name: lineOf(patch.name) };
  const allowed = actor.role === 'customer' ? rest : { ...rest, ...(availability && { availability }) };
  return inTx(ctx, async (tx) => {
    const user = await lockedUser(tx, actor.id);
    if (allowed.name !== undefined) assertName('name', allowed.name, user.name);
    const changes = changesBetween(user, allowed);
    if (!changes) return user;
    const version = user.version + (SHOWN_TO_ADMINISTRATORS.some((field) => field in changes) ? 1 : 0);
    await tx
      .db('users')
      .where({ id: actor.id })
      .update({ ...allowed, version, updatedAt: tx.now });
    const subject = { type: 'user', id: actor.id };
    await emit(tx, { type: 'user.changed', subject, changes, data: { version } });
    return existingUser(tx, actor.id);
  });
}

/** Somebody has proved that the address is theirs. */
export async function verifyEmail(tx: TxCtx, id: string): Promise<void> {
  const changed = await tx
    .db('users')
    .where({ id, emailVerifiedAt: null })
    .update({ emailVerifiedAt: tx.now, updatedAt: tx.now });
  if (changed) await emit(tx, { type: 'user.email_verified', subject: { type: 'user', id } });
}

/**
 * Somebody has proved that another address is theirs. Their other sign-ins end.
 * @throws AppError `not_found`; `invalid` for an address in use
 */
export async function changeOwnEmail(
  tx: TxCtx,
  id: string,
  email: string,
  keep: string | null,
): Promise<void> {
  const user = await lockedUser(tx, id);
  const changes = changesBetween({ email: user.email }, { email });
  if (!changes) return verifyEmail(tx, id);
  const version = user.version + 1;
  const values = { email, emailVerifiedAt: null, version, updatedAt: tx.now };
  await guarded(() => tx.db('users').where({ id }).update(values));
  await emit(tx, { type: 'user.changed', subject: { type: 'user', id }, changes, data: { version } });
  await verifyEmail(tx, id);
  await endSignIns(tx, id, { except: keep });
}

/** They sign in otherwise from now on; that they can is the caller's to check. Their other sign-ins end. */
export async function removeOwnPassword(tx: TxCtx, id: string, keep: string | null): Promise<void> {
  const values = { passwordHash: null, updatedAt: tx.now };
  if (!(await tx.db('users').where({ id }).whereNotNull('passwordHash').update(values))) return;
  await endSignIns(tx, id, { except: keep });
  await emit(tx, { type: 'user.password_removed', subject: { type: 'user', id } });
}
