import { type Ctx, inTx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError, invalid, notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { enqueue } from '../../../platform/jobs';
import { readerOf, sendLetter } from '../../deliveries';
import { getSettings } from '../../settings';
import { changeOwnEmail, credentialsOf, ownCredentials } from '../../users';
import { whenAndWhere } from '../notices/notices.service';
import { assertDeliversMail, mayMailTo } from '../shared/delivery.service';
import { personOf } from '../shared/person';
import {
  activateToken,
  findToken,
  prepareToken,
  useToken,
  voidTokens,
  waitingToken,
} from '../shared/tokens.service';

export const ADDRESS_MAIL = 'auth.mail_address';

/**
 * Somebody wants another address, or to prove that theirs is theirs. Nothing changes until the link that goes there is
 * opened; whether somebody else has it is told to its owner alone.
 * @throws AppError `invalid` for the address they have and have proved; `unavailable` where no mail goes out
 */
export async function requestAddress(ctx: Ctx, email: string): Promise<void> {
  const { id } = personOf(ctx);
  assertDeliversMail(ctx);
  const mayMail = await mayMailTo(ctx, email);
  await inTx(ctx, async (tx) => {
    const user = await ownCredentials(tx, id);
    if (!user) throw notFound();
    if (user.email === email && user.emailVerifiedAt) throw invalid('email', 'account.error.same_email');
    await voidTokens(tx, 'email', { userId: id });
    const tokenId = await prepareToken(tx, { purpose: 'email', userId: id, email });
    await emit(tx, { type: 'user.address_requested', subject: { type: 'user', id } });
    if (mayMail) await enqueue(tx, ADDRESS_MAIL, { tokenId });
  });
}

/** The address that somebody wants and has not confirmed yet; the same whether somebody else has it or not. */
export async function wantedAddress(ctx: Ctx): Promise<{ email: string; until: Date } | null> {
  const { id, email } = personOf(ctx);
  return maybeRow(
    ctx.db,
    `select email::text, expires_at as until from auth_tokens
     where user_id = :id and purpose = 'email' and used_at is null and expires_at > :now and email <> :email::citext
     order by id desc limit 1`,
    { id, email, now: ctx.now },
  );
}

/** They have thought better of it: the link opens nothing any more. */
export async function forgetAddress(ctx: Ctx): Promise<void> {
  const { id } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    if ((await voidTokens(tx, 'email', { userId: id })) === 0) return;
    await emit(tx, { type: 'user.address_dropped', subject: { type: 'user', id } });
  });
}

/** Writes to an address that somebody says is theirs; once, however often it runs. */
export async function mailAddress(ctx: Ctx, tokenId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { userId, email } = (await waitingToken(tx, 'email', tokenId)) ?? {};
    const user = userId ? await ownCredentials(tx, userId) : null;
    if (!email || !user || user.state === 'inactive') return;
    const owner = await credentialsOf(tx, email);
    if (owner && owner.id !== user.id) {
      await sendLetter(tx, { aboutId: tokenId, to: readerOf(owner), template: 'address_taken' });
      return;
    }
    await sendLetter(tx, {
      aboutId: tokenId,
      // Until the address is proved it may be anybody's, and the name is the asker's to choose: it is not repeated.
      to: readerOf({ ...user, email, name: owner ? user.name : '' }),
      template: owner ? 'address_proof' : 'address_change',
      path: `/verify-email/${await activateToken(tx, tokenId)}`,
      isSecret: true,
    });
  });
}

/**
 * The link was opened by whose account it is: the address is theirs from now on. The one before is told, and their
 * other sign-ins end, if it is another.
 * @throws AppError `gone`; `not_found` for somebody else's link; `invalid` on `email` when it has been taken meanwhile
 */
export async function confirmAddress(ctx: Ctx, value: string, keep: string | null): Promise<void> {
  const actor = personOf(ctx);
  await inTx(ctx, async (tx) => {
    const found = await findToken(tx, 'email', value);
    if (found && found.userId !== actor.id) throw notFound();
    const { id, email } = await useToken(tx, 'email', value);
    const before = await ownCredentials(tx, actor.id);
    if (!before || !email) throw new AppError('gone');
    await changeOwnEmail(tx, actor.id, email, keep);
    if (before.email === email) return;
    const { timeZone } = await getSettings(tx);
    await sendLetter(tx, {
      aboutId: id,
      to: readerOf(before),
      template: 'address_changed',
      params: (locale) => whenAndWhere(tx, locale, { ...actor, at: tx.now, ip: tx.ip }, timeZone),
    });
  });
}
