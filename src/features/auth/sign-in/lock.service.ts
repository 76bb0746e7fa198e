import { type Ctx, inTx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { enqueue } from '../../../platform/jobs';
import { readerOf, sendLetter } from '../../deliveries';
import { getSettings } from '../../settings';
import { credentialsOf } from '../../users';
import { whenAndWhere } from '../notices/notices.service';
import { liftBlock } from '../shared/throttle.service';
import { isIssued, issueToken, useToken } from '../shared/tokens.service';

export const UNLOCK_MAIL = 'auth.mail_unlock';

/** Has the owner told, if there is one: a job finds that out, so that the answer takes the same time either way. */
export async function announceLock(ctx: Ctx, account: string): Promise<void> {
  const { now, ip } = ctx;
  await inTx(ctx, (tx) => enqueue(tx, UNLOCK_MAIL, { account, tokenId: newId(), at: now.toISOString(), ip }));
}

/** Tells the log, and the owner with a link that opens the account again; once, however often it runs. */
export async function mailUnlock(
  ctx: Ctx,
  { account, tokenId, at, ip }: { account: string; tokenId: string; at: string; ip: string | null },
): Promise<void> {
  const { timeZone } = await getSettings(ctx);
  await inTx(ctx, async (tx) => {
    const user = await credentialsOf(tx, account);
    if (!user || user.state === 'inactive' || (await isIssued(tx, tokenId))) return;
    await emit(tx, { type: 'user.locked', subject: { type: 'user', id: user.id } });
    const token = await issueToken(tx, {
      id: tokenId,
      purpose: 'unlock',
      userId: user.id,
      email: account,
    });
    await sendLetter(tx, {
      aboutId: tokenId,
      to: readerOf(user),
      params: (locale) => whenAndWhere(tx, locale, { timeZone: null, at: new Date(at), ip }, timeZone),
      template: 'locked',
      path: `/unlock/${token}`,
      isSecret: true,
    });
  });
}

/**
 * Lets its owner try again at once, in this browser too if it had been counting for itself.
 * @throws AppError `gone`
 */
export async function unlock(ctx: Ctx, token: string, deviceToken: string | null): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { email, userId } = await useToken(tx, 'unlock', token);
    if (!email) throw new AppError('gone');
    await liftBlock(tx, email, deviceToken);
    await emit(tx, { type: 'user.unlocked', subject: { type: 'user', id: userId } });
  });
}
