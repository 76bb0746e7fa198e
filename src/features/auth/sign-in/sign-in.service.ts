import { actingAs, type Ctx, inTx, type Locale, type PersonActor, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { daysAfter } from '../../../platform/elapsed';
import { AppError, invalid } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { getSettings } from '../../settings';
import { actorOf, credentialsOf, endSignIn, ownCredentials } from '../../users';
import { hasSecondFactor } from '../factors/factors.queries';
import { clearAttempts, recordAttempt, withdrawAttempt } from '../shared/throttle.service';
import { issueToken, useToken } from '../shared/tokens.service';
import { findDevice, isKnownDevice, seeDevice } from './devices.service';
import { announceLock } from './lock.service';
import type { Factor, Method } from './sign-in.types';

/** Where a request came from. */
export interface Origin {
  ip: string | null;
  /** The network that is counted together. */
  network: string | null;
  /** At most 400 characters of it. */
  userAgent: string | null;
  /** What the browser's device cookie holds. */
  deviceToken: string | null;
  /** The language of its page, where there is one. */
  locale?: Locale;
}

export const NOWHERE: Origin = { ip: null, network: null, userAgent: null, deviceToken: null };

/** Somebody has proved who they are, in one way. */
export interface Proof {
  userId: string;
  method: Method;
  /** That of the password that was shown: it must still be theirs when they are let in. */
  passwordHash?: string;
  /** "Remember me". */
  remember?: boolean;
  origin: Origin;
}

export interface SignedIn {
  kind: 'signed_in';
  signInId: string;
  user: PersonActor;
  /** What the browser's device cookie is to hold. */
  deviceToken: string;
  /** The session outlives the browser by so many days; null: it ends with it. */
  rememberedDays: number | null;
}

export type Admission = SignedIn | { kind: 'second_factor'; token: string };

/**
 * Finds out who has this address and password. Unknown, inactive and password-less accounts get the answer of a
 * wrong password, after the same work; so does everybody while attempts are blocked.
 * @returns the person's id, and the hash that the password was compared with
 * @throws AppError `invalid` on the whole form; `rate_limited` after too many failures; `unavailable` when too many
 *   passwords wait, which counts as no failure
 */
export async function checkPassword(
  ctx: Ctx,
  { email, password, origin }: { email: string; password: string; origin: Origin },
): Promise<{ userId: string; passwordHash: string }> {
  const account = email.trim().toLowerCase();
  const isKnown = await isKnownDevice(ctx, account, origin.deviceToken);
  const guess = { account, knownDevice: isKnown ? origin.deviceToken : null, network: origin.network };
  const { wait, blocksFor, blocksNow } = await recordAttempt(ctx, guess);
  if (wait > 0) throw tooMany(wait);
  const found = await credentialsOf(ctx, account);
  const right = await ctx.system.passwords.verify(password, found?.passwordHash).catch(async (error) => {
    await withdrawAttempt(ctx, guess);
    throw error;
  });
  if (!right || !found?.passwordHash || found.state === 'inactive') {
    if (blocksNow) await announceLock(ctx, account);
    throw blocksFor > 0 ? tooMany(blocksFor) : refused();
  }
  await clearAttempts(ctx, guess);
  if (!ctx.system.passwords.needsRehash(found.passwordHash))
    return { userId: found.id, passwordHash: found.passwordHash };
  const passwordHash = await ctx.system.passwords.hash(password);
  await ctx.db('users').where({ id: found.id, passwordHash: found.passwordHash }).update({ passwordHash });
  return { userId: found.id, passwordHash };
}

/**
 * Lets somebody in who has proved who they are, or says that a second factor is asked for: a token that
 * `admitWithFactor` takes. A passkey that knows its owner is both at once, a trusted device stands for the second.
 * @throws AppError `not_found` for a person who was deactivated; `invalid` for a password that was changed meanwhile
 */
export async function admit(ctx: Ctx, proof: Proof): Promise<Admission> {
  return inTx(ctx, async (tx) => {
    // The lock: a change of password that ends all sign-ins comes before this one, or sees it.
    const account = await ownCredentials(tx, proof.userId);
    if (proof.passwordHash && account?.passwordHash !== proof.passwordHash) throw refused();
    if (proof.method === 'passkey' || !(await hasSecondFactor(tx, proof.userId)))
      return beginSignIn(tx, proof);
    const device = await findDevice(tx, proof.userId, proof.origin.deviceToken);
    if (device?.trustedUntil && device.trustedUntil > tx.now) {
      return beginSignIn(tx, proof, { factor: 'trusted_device' });
    }
    const data = { method: proof.method, remember: proof.remember ?? false };
    const token = await issueToken(tx, { purpose: 'second_factor', userId: proof.userId, data });
    return { kind: 'second_factor', token };
  });
}

/**
 * Lets somebody in who has passed the second factor too; the caller has checked it.
 * @throws AppError `gone` when the token of the first is used or expired
 */
export async function admitWithFactor(
  tx: TxCtx,
  token: string,
  { factor, trust, origin }: { factor: Factor; trust: boolean; origin: Origin },
): Promise<SignedIn> {
  const { userId, data } = await useToken(tx, 'second_factor', token);
  if (!userId) throw new AppError('gone');
  const proof = { userId, method: data.method as Method, remember: data.remember === true, origin };
  return beginSignIn(tx, proof, { factor, trust });
}

/** Writes down a sign-in of somebody who has proved who they are in every way that is asked. */
export async function beginSignIn(
  ctx: Ctx,
  { userId, method, remember = false, origin }: Proof,
  { factor = null, trust = false }: { factor?: Factor | null; trust?: boolean } = {},
): Promise<SignedIn> {
  return inTx(ctx, async (tx) => {
    const user = await actorOf(tx, userId);
    const settings = await getSettings(tx);
    const isRemembered = remember && settings.rememberDays > 0;
    const days = isRemembered ? settings.rememberDays : settings.sessionDays;
    const device = await seeDevice(tx, userId, {
      token: origin.deviceToken,
      userAgent: origin.userAgent,
      ...(trust &&
        settings.trustedDeviceDays > 0 && { trustedUntil: daysAfter(tx.now, settings.trustedDeviceDays) }),
    });
    const id = newId();
    await tx.db('sign_ins').insert({
      id,
      userId,
      method,
      factor,
      isRemembered,
      deviceId: device.id,
      ip: origin.ip,
      lastIp: origin.ip,
      userAgent: origin.userAgent,
      expiresAt: daysAfter(tx.now, days),
      idleMinutes: isRemembered ? null : settings.sessionIdleMinutes,
      createdAt: tx.now,
      lastSeenAt: tx.now,
      confirmedAt: tx.now,
    });
    await tx
      .db('users')
      .where({ id: userId })
      .update({ lastSeenAt: tx.now, ...(origin.locale && { lastLocale: origin.locale }) });
    const data = { signInId: id, method, factor, newDevice: device.isNew };
    await emit(actingAs(tx, user), { type: 'user.signed_in', subject: { type: 'user', id: userId }, data });
    return {
      kind: 'signed_in',
      signInId: id,
      user,
      deviceToken: device.token,
      rememberedDays: isRemembered ? days : null,
    };
  });
}

/** Ends a sign-in, once; of who acts as somebody their own, for nobody comes back to that. */
export async function signOut(ctx: Ctx, signInId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const owner = await maybeRow<{ id: string; userId: string }>(
      tx.db,
      `select own.id, own.user_id from sign_ins s join sign_ins own on own.id = coalesce(s.parent_id, s.id)
       where s.id = :signInId`,
      { signInId },
    );
    if (!owner || (await endSignIn(tx, owner.id)) === 0) return;
    await emit(tx, { type: 'user.signed_out', subject: { type: 'user', id: owner.userId } });
  });
}

/** Deletes sign-ins that ended or expired before that moment; their events stay. */
export async function purgeSignIns(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.raw('delete from sign_ins where least(ended_at, expires_at) < :before', { before });
}

function refused(): AppError {
  return invalid('', 'auth.error.wrong_credentials');
}

function tooMany(seconds: number): AppError {
  const key = seconds < 90 ? 'auth.error.wait_seconds' : 'auth.error.wait_minutes';
  return new AppError('rate_limited', {
    fields: { '': { key, params: { seconds, minutes: Math.ceil(seconds / 60) } } },
    data: { retryAfterSeconds: seconds },
  });
}
