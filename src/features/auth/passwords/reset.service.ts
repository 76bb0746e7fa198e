import { actingAs, type Ctx, inTx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { enqueue } from '../../../platform/jobs';
import { readerOf, sendLetter } from '../../deliveries';
import { actorOf, credentialsOf, ownCredentials, setOwnPassword, verifyEmail } from '../../users';
import { assertDeliversMail, mayMailTo } from '../shared/delivery.service';
import { liftBlock } from '../shared/throttle.service';
import { findToken, isIssued, issueToken, useToken, voidTokens } from '../shared/tokens.service';
import { assertStrongPassword } from './strength.service';

export const RESET_MAIL = 'auth.mail_reset';

/**
 * Has a link for a new password mailed, if there is such an account: a job finds that out.
 * @throws AppError `unavailable` where no mail goes out
 */
export async function requestReset(ctx: Ctx, email: string): Promise<void> {
  assertDeliversMail(ctx);
  if (!(await mayMailTo(ctx, email))) return;
  await inTx(ctx, (tx) => enqueue(tx, RESET_MAIL, { email, tokenId: newId() }));
}

/**
 * Mails a link for a new password to the address of an account, and makes those sent before worthless. Once, however
 * often it runs.
 */
export async function mailReset(
  ctx: Ctx,
  { email, tokenId }: { email: string; tokenId: string },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const user = await credentialsOf(tx, email);
    if (!user || user.state === 'inactive' || (await isIssued(tx, tokenId))) return;
    await voidTokens(tx, 'password_reset', { userId: user.id });
    const token = await issueToken(tx, {
      id: tokenId,
      purpose: 'password_reset',
      userId: user.id,
      email: user.email,
    });
    await sendLetter(tx, {
      aboutId: tokenId,
      to: readerOf(user),
      template: 'password_reset',
      path: `/reset-password/${token}`,
      isSecret: true,
    });
  });
}

/**
 * Sets a new password with a link that was mailed, which also proves the address. Every sign-in ends, and the account
 * is open to tries again.
 * @returns the person's id
 * @throws AppError `gone`, also when the person was deactivated or has another address since; `invalid` on `password`
 */
export async function resetPassword(
  ctx: Ctx,
  value: string,
  { password, deviceToken }: { password: string; deviceToken: string | null },
): Promise<string> {
  const token = await findToken(ctx, 'password_reset', value);
  const owner = token?.email ? await credentialsOf(ctx, token.email) : null;
  if (!owner) throw new AppError('gone');
  await assertStrongPassword(ctx, password, owner);
  const passwordHash = await ctx.system.passwords.hash(password);
  return inTx(ctx, async (tx) => {
    const { userId, email } = await useToken(tx, 'password_reset', value);
    const user = userId ? await ownCredentials(tx, userId) : null;
    if (!user || user.state === 'inactive' || user.email !== email) throw new AppError('gone');
    const own = actingAs(tx, await actorOf(tx, user.id));
    await setOwnPassword(own, user.id, passwordHash, null);
    await verifyEmail(own, user.id);
    await emit(own, { type: 'user.password_reset', subject: { type: 'user', id: user.id } });
    await liftBlock(tx, user.email, deviceToken);
    return user.id;
  });
}
