import { actingAs, type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { AppError, invalid } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { readerOf, sendLetter } from '../../deliveries';
import { getSettings } from '../../settings';
import { actorOf } from '../../users';
import { whenAndWhere } from '../notices/notices.service';
import { lockPerson } from '../shared/person';
import type { Guess } from '../shared/throttle.policy';
import { type Attempt, clearAttempts, recordAttempt, tooManyTries } from '../shared/throttle.service';
import { countTry, findToken } from '../shared/tokens.service';
import { findDevice } from '../sign-in/devices.service';
import { admitWithFactor, type Origin, type SignedIn } from '../sign-in/sign-in.service';
import type { Factor } from '../sign-in/sign-in.types';
import { type Factors, factorsOf } from './factors.queries';
import { checkPasskey } from './passkey-checks.service';
import { takeRecoveryCode } from './recovery.service';
import { takeTotpCode } from './totp.service';
import type { Ceremony } from './webauthn';

/** Wrong tries that the token of the first proof bears. */
const TRIES = 5;

/** What somebody shows as their second factor. */
export type Shown = { factor: 'totp' | 'recovery_code'; code: string } | ({ factor: 'passkey' } & Ceremony);

export interface SecondStep {
  userId: string;
  factors: Factors;
}

/** Who is half signed in, and what they have; null when the first proof is used up, too old or none. */
export async function secondStepOf(ctx: Ctx, token: unknown): Promise<SecondStep | null> {
  const found = await findToken(ctx, 'second_factor', token);
  if (!found?.userId) return null;
  return { userId: found.userId, factors: await factorsOf(ctx, found.userId) };
}

/**
 * Lets somebody in who shows their second factor after the first. Wrong ones are counted twice: five end the first
 * proof, and those in a row, over however many first proofs, block further ones for growing times.
 * @throws AppError `gone` when the first proof is used up (`data.reason` is `tries` when by this try) or too old;
 *   `invalid`; `rate_limited`
 */
export async function passSecondFactor(
  ctx: Ctx,
  { token, shown, trust, origin }: { token: string; shown: Shown; trust: boolean; origin: Origin },
): Promise<SignedIn> {
  const first = await findToken(ctx, 'second_factor', token);
  if (!first?.userId) throw new AppError('gone');
  const { userId, tries } = first;
  const guess = await factorGuess(ctx, userId, origin);
  const attempt = await recordAttempt(ctx, guess);
  if (attempt.wait > 0) throw tooManyTries(attempt.wait);
  try {
    const signedIn = await inTx(ctx, async (tx) => {
      // A change of password that ends all sign-ins, and voids the first proof, comes before this one, or sees it.
      await lockPerson(tx, userId);
      await check(tx, userId, shown);
      return admitWithFactor(tx, token, { factor: shown.factor as Factor, trust, origin });
    });
    await clearAttempts(ctx, guess);
    return signedIn;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    await refuse(ctx, first, attempt);
    if (attempt.blocksFor > 0) throw tooManyTries(attempt.blocksFor);
    throw tries + 1 >= TRIES ? new AppError('gone', { data: { reason: 'tries' } }) : error;
  }
}

async function check(tx: TxCtx, userId: string, shown: Shown): Promise<void> {
  if (shown.factor === 'passkey') {
    await checkPasskey(tx, shown, { userId, verified: false });
    return;
  }
  if (shown.factor === 'recovery_code') {
    if (await takeRecoveryCode(tx, userId, shown.code)) return;
    throw invalid('code', 'factors.error.wrong_recovery_code');
  }
  const answer = await takeTotpCode(tx, userId, shown.code);
  if (answer === 'used') throw invalid('code', 'factors.error.used_code');
  if (answer === 'wrong') throw invalid('code', 'factors.error.wrong_code');
}

async function refuse(ctx: Ctx, first: { id: string; userId: string | null }, { blocksNow }: Attempt) {
  await countTry(ctx, first.id, TRIES);
  if (blocksNow && first.userId) await announce(ctx, first.id, first.userId);
}

/** Whoever guesses here has passed the first proof: its owner should know. */
async function announce(ctx: Ctx, tokenId: string, userId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const subject = { type: 'user', id: userId };
    await emit(actingAs(tx, { kind: 'anonymous' }), {
      type: 'user.locked',
      subject,
      data: { at: 'second_factor' },
    });
    const owner = await actorOf(tx, userId);
    const { timeZone } = await getSettings(tx);
    await sendLetter(tx, {
      aboutId: tokenId,
      to: readerOf(owner),
      template: 'factor_guessed',
      path: '/account/security',
      params: (locale) => whenAndWhere(tx, locale, { ...owner, at: tx.now, ip: tx.ip }, timeZone),
    });
  });
}

/** Strangers' failures block strangers only, not a browser in which its owner has signed in before. */
export async function factorGuess(
  ctx: Ctx,
  userId: string,
  { deviceToken, network }: Origin,
): Promise<Guess> {
  const isKnown = await findDevice(ctx, userId, deviceToken);
  return { account: `factor:${userId}`, knownDevice: isKnown ? deviceToken : null, network };
}
