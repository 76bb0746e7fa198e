import { randomToken } from '../../../platform/crypto';
import { type Ctx, inTx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';
import { assertRunsTheDesk } from '../../../platform/rights';
import { changeSettings, getSettings } from '../../settings';
import { findUserByEmail, reactivateUser, updateUser } from '../../users';
import { hasSecondFactor } from '../factors/factors.queries';
import { resetFactors } from '../factors/factors.service';
import { openMethods } from '../shared/methods.service';
import { liftBlock } from '../shared/throttle.service';

export interface Rescue {
  email: string;
  /** To be told once. */
  password: string;
  /** What had to change besides the password. */
  reactivated: boolean;
  factorsRemoved: boolean;
  passwordsOpened: boolean;
}

/**
 * Lets somebody back in who is locked out, whatever it was: a new password; no second factor; an active account;
 * no block after failed attempts; and passwords allowed, where they were not. All their sessions end.
 * @throws AppError `not_found`
 */
export async function rescue(ctx: Ctx, email: string): Promise<Rescue> {
  assertRunsTheDesk(ctx.actor);
  const password = randomToken(12);
  const passwordHash = await ctx.system.passwords.hash(password);
  return inTx(ctx, async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user) throw notFound();
    const reactivated = user.state === 'inactive';
    if (reactivated) await reactivateUser(tx, user.id);
    const factorsRemoved = await hasSecondFactor(tx, user.id);
    if (factorsRemoved) await resetFactors(tx, user.id);
    await updateUser(tx, user.id, { passwordHash });
    await liftBlock(tx, user.email.toLowerCase());
    const passwordsOpened = !(await openMethods(tx)).includes('password');
    if (passwordsOpened) {
      const { signInMethods } = await getSettings(tx);
      await changeSettings(tx, { signInMethods: ['password', ...signInMethods] });
    }
    return { email: user.email, password, reactivated, factorsRemoved, passwordsOpened };
  });
}
