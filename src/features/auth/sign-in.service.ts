import { hashPassword, needsRehash, verifyAgainstNothing, verifyPassword } from '../../platform/crypto';
import { actingAs, type Ctx, inTx, type PersonActor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { emit } from '../../platform/events';
import { newId } from '../../platform/ids';
import { actorOf, credentialsOf } from '../users';

export interface Origin {
  ip: string | null;
  userAgent: string | null;
}

export interface SignedIn {
  signInId: string;
  user: PersonActor;
}

const SIGN_IN_DAYS = 30;
/** Wrong passwords an account bears. They count for addresses without an account too. */
const PER_ACCOUNT = { points: 10, seconds: 15 * 60 };

/**
 * Signs in with a password. Unknown, inactive and password-less accounts get the answer of a wrong password,
 * after the same time.
 * @throws AppError `invalid` on the whole form; `rate_limited` after too many tries for one account
 */
export async function signIn(
  ctx: Ctx,
  { email, password, ip, userAgent }: { email: string; password: string } & Origin,
): Promise<SignedIn> {
  const account = email.trim().toLowerCase();
  const limit = await ctx.system.limits.consume('sign_in_account', account, PER_ACCOUNT);
  if (!limit.allowed) throw tooMany(limit.retryAfterSeconds);
  const found = await credentialsOf(ctx, account);
  const right = found?.passwordHash
    ? await verifyPassword(password, found.passwordHash)
    : await verifyAgainstNothing(password);
  if (!right || !found?.passwordHash || found.state === 'inactive') throw refused();
  await ctx.system.limits.reset('sign_in_account', account);
  const better = needsRehash(found.passwordHash) ? await hashPassword(password) : null;
  return inTx(ctx, async (tx) => {
    if (better) await tx.db('users').where({ id: found.id }).update({ passwordHash: better });
    return beginSignIn(tx, found.id, { ip, userAgent });
  });
}

/** Writes down a sign-in of somebody who has proved who they are. */
export async function beginSignIn(ctx: Ctx, userId: string, { ip, userAgent }: Origin): Promise<SignedIn> {
  return inTx(ctx, async (tx) => {
    const user = await actorOf(tx, userId);
    const id = newId();
    const expiresAt = new Date(tx.now.getTime() + SIGN_IN_DAYS * 24 * 60 * 60 * 1000);
    const agent = userAgent?.slice(0, 400) ?? null;
    await tx.db('sign_ins').insert({
      ...{ id, userId, ip, userAgent: agent, expiresAt },
      createdAt: tx.now,
      lastSeenAt: tx.now,
    });
    await tx.db('users').where({ id: userId }).update({ lastSeenAt: tx.now });
    await emit(actingAs(tx, user), { type: 'user.signed_in', subject: { type: 'user', id: userId } });
    return { signInId: id, user };
  });
}

/** Ends a sign-in, once. */
export async function signOut(ctx: Ctx, signInId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [ended] = await tx
      .db('sign_ins')
      .where({ id: signInId, endedAt: null })
      .update({ endedAt: tx.now }, ['user_id']);
    if (!ended) return;
    await tx.system.live.hint(tx, { topics: [`person:${ended.userId}`], audience: 'everyone' });
    await emit(tx, { type: 'user.signed_out', subject: { type: 'user', id: ended.userId } });
  });
}

/** Deletes sign-ins that ended or expired before that moment; their events stay. */
export async function purgeSignIns(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.raw('delete from sign_ins where least(ended_at, expires_at) < :before', { before });
}

function refused(): AppError {
  return new AppError('invalid', { fields: { '': { key: 'auth.error.wrong_credentials' } } });
}

function tooMany(seconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new AppError('rate_limited', {
    fields: { '': { key: 'auth.error.too_many_tries', params: { minutes } } },
    data: { retryAfterSeconds: seconds },
  });
}
