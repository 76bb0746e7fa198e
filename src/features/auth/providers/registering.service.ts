import { type Ctx, inTx, type Locale, type TxCtx } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { enqueue } from '../../../platform/jobs';
import { readerOf, sendLetter } from '../../deliveries';
import { credentialsOf, type User } from '../../users';
import { assertMaySignUp, signUpCustomer } from '../registration/sign-up.service';
import { assertDeliversMail, mayMailTo } from '../shared/delivery.service';
import { activateToken, prepareToken, type Token, waitingToken } from '../shared/tokens.service';
import { type Identity, ownerOf, store } from './identities.service';
import { labelOf } from './labels';

export const IDENTITY_MAIL = 'auth.mail_identity';

interface Registration {
  name: string;
  email: string;
  identity: Identity;
  locale: Locale;
  /** Where the person was going. */
  next: string;
}

interface RegistrationData extends Omit<Registration, 'email'> {}

/**
 * Prepares the account of somebody whose address nobody vouches for, and has them mailed. Whether there is an
 * account with that address makes no difference here: the job finds out.
 * @param before an earlier registration of the same browser, which this one replaces
 * @returns the registration's id, which that browser alone may finish
 * @throws AppError `not_found` where people come by invitation, `invalid` for a domain that is refused,
 *   `unavailable` where no mail goes out
 */
export async function prepareIdentityRegistration(
  ctx: Ctx,
  { email, ...data }: Registration,
  before: string | null,
): Promise<string> {
  assertDeliversMail(ctx);
  await assertMaySignUp(ctx, email);
  const mayMail = await mayMailTo(ctx, email);
  return inTx(ctx, async (tx) => {
    const earlier = { id: before, purpose: 'registration', usedAt: null };
    if (before) await tx.db('auth_tokens').where(earlier).update({ usedAt: tx.now });
    const id = await prepareToken(tx, { purpose: 'registration', email, data: { ...data } });
    if (mayMail) await enqueue(tx, IDENTITY_MAIL, { tokenId: id });
    return id;
  });
}

/** Mails the link; or, where there is an account with that address, says so to its owner. */
export async function mailIdentity(ctx: Ctx, tokenId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const found = await waitingToken(tx, 'registration', tokenId);
    if (!found?.email) return;
    const { id, email } = found;
    const data = found.data as unknown as RegistrationData;
    const service = labelOf(tx, data.identity.provider);
    const account = await credentialsOf(tx, email);
    if (account) {
      if (account.state === 'inactive') return;
      await sendLetter(tx, {
        aboutId: id,
        to: readerOf(account),
        template: 'identity_known',
        params: { service },
        path: '/account/security',
      });
      return;
    }
    // The name is a stranger's to choose until the address is proved, so the letter does not repeat it.
    const to = { userId: null, name: '', address: email, locale: data.locale };
    await sendLetter(tx, {
      aboutId: id,
      to,
      template: 'identity_new',
      params: { service },
      path: `/verify-email/${await activateToken(tx, id)}`,
      isSecret: true,
    });
  });
}

/**
 * Makes the customer of a registration that began at another service, connected with it; the caller has used the
 * token up, and has seen that this is the browser that began (`session.registrationId`).
 * @throws AppError `gone` when somebody is connected with the identity by now; `invalid` on `email` for an address
 *   that has an account by now or may not have one any more
 */
export async function finishIdentityRegistration(
  tx: TxCtx,
  { email, data }: Pick<Token, 'email' | 'data'>,
): Promise<User> {
  const { name, identity, locale } = data as unknown as RegistrationData;
  if (!email || !identity) throw new AppError('gone');
  await assertMaySignUp(tx, email);
  if (await ownerOf(tx, identity)) throw new AppError('gone');
  const user = await signUpCustomer(tx, { name, email, locale });
  await store(tx, user.id, identity);
  return user;
}
