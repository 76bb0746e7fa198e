import { type Ctx, inTx, type Locale, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError, invalid } from '../../../platform/errors';
import { enqueue } from '../../../platform/jobs';
import type { PasswordHash } from '../../../platform/passwords';
import { readerOf, sendLetter } from '../../deliveries';
import { credentialsOf, type User } from '../../users';
import { assertStrongPassword } from '../passwords/strength.service';
import { finishIdentityRegistration } from '../providers/registering.service';
import { assertDeliversMail, mayMailTo } from '../shared/delivery.service';
import {
  activateToken,
  countTry,
  findToken,
  prepareToken,
  type Token,
  useToken,
  voidTokens,
  waitingToken,
} from '../shared/tokens.service';
import type { Method } from '../sign-in/sign-in.types';
import { assertMaySignUp, signUpCustomer } from './sign-up.service';

export const REGISTRATION_MAIL = 'auth.mail_registration';

export interface Registration {
  name: string;
  email: string;
  password: string;
  locale: Locale;
  /** Where the person was going, as a path. */
  next: string;
}

/**
 * Keeps what somebody wants to register with until they have opened the link that goes to their address; a job finds
 * out whether there is such an account, so that the answer is the same, and takes the same time, either way.
 * @returns the registration's id, by which the browser that began it is known again
 * @throws AppError `not_found` where sign-up is closed, `invalid` for a domain or a password that is refused,
 *   `unavailable` where no mail goes out
 */
export async function beginRegistration(
  ctx: Ctx,
  { name, email, password, locale, next }: Registration,
): Promise<string> {
  assertDeliversMail(ctx);
  await assertMaySignUp(ctx, email);
  await assertStrongPassword(ctx, password, { name, email }, { asker: 'visitor' });
  const passwordHash = await ctx.system.passwords.hash(password);
  const mayMail = await mayMailTo(ctx, email);
  return inTx(ctx, async (tx) => {
    const data = { name, passwordHash, locale, next };
    const tokenId = await prepareToken(tx, { purpose: 'registration', email, data });
    if (mayMail) await enqueue(tx, REGISTRATION_MAIL, { tokenId });
    return tokenId;
  });
}

/** The address that a registration's link goes to, whatever has become of it; null once its time is over. */
export async function registrationAddress(ctx: Ctx, id: string): Promise<string | null> {
  const found = await maybeRow<{ email: string }>(
    ctx.db,
    `select email::text from auth_tokens
     where id = :id and purpose = 'registration' and expires_at > :now::timestamptz`,
    { id, now: ctx.now },
  );
  return found?.email ?? null;
}

/** Writes to the address of a registration: the link, or that there is an account already. Once, however often it runs. */
export async function mailRegistration(ctx: Ctx, tokenId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { email, data } = (await waitingToken(tx, 'registration', tokenId)) ?? {};
    if (!email || !data) return;
    const owner = await credentialsOf(tx, email);
    if (owner) {
      const isActive = owner.state !== 'inactive';
      await sendLetter(tx, {
        aboutId: tokenId,
        to: readerOf(owner),
        template: isActive ? 'registration_known' : 'registration_inactive',
        ...(isActive && {
          path: '/login',
          params: { forgot: `${tx.system.config.baseUrl}/forgot-password` },
        }),
      });
      return;
    }
    // The name is a stranger's to choose until the address is verified, so the letter does not repeat it.
    await sendLetter(tx, {
      aboutId: tokenId,
      to: { userId: null, name: '', address: email, locale: localeOf(data) },
      template: 'registration',
      path: `/verify-email/${await activateToken(tx, tokenId)}`,
      isSecret: true,
    });
  });
}

/** Guesses at the password of one registration, from another browser. */
const MOST_TRIES = 10;

/** What shows that whoever opens the link is who registered. */
export interface Registrant {
  /** The registration that this browser began. */
  registrationId: string | null;
  /** The password that was typed at registration. */
  password: string;
}

/**
 * Makes the account of a registration whose link was opened by who began it: otherwise a stranger could register with
 * somebody's address and wait for them to confirm it.
 * @throws AppError `gone`; `invalid` on `password` for somebody else; `invalid` on `email` for an address that has an
 *   account by now or may not have one any more
 */
export async function finishRegistration(
  ctx: Ctx,
  value: string,
  registrant: Registrant,
): Promise<{ user: User; method: Method; next: string }> {
  const token = await findToken(ctx, 'registration', value);
  if (!token) throw new AppError('gone');
  if (registrant.registrationId !== token.id) await assertPassword(ctx, token, registrant.password);
  return inTx(ctx, async (tx) => {
    const used = await useToken(tx, 'registration', value);
    const byIdentity = Boolean(used.data.identity);
    const user = byIdentity ? await finishIdentityRegistration(tx, used) : await newCustomer(tx, used);
    await voidTokens(tx, 'registration', { email: user.email });
    const next = typeof used.data.next === 'string' ? used.data.next : '';
    return { user, method: byIdentity ? 'link' : 'password', next };
  });
}

async function newCustomer(tx: TxCtx, { email, data }: Token): Promise<User> {
  if (!email) throw new AppError('gone');
  await assertMaySignUp(tx, email);
  const { name, passwordHash } = data as { name: string; passwordHash: PasswordHash };
  return signUpCustomer(tx, { name, email, locale: localeOf(data), passwordHash });
}

async function assertPassword(ctx: Ctx, { id, data }: Token, password: string): Promise<void> {
  if (data.identity) throw invalid('', 'registration.verify.other_browser');
  if (password === '') throw invalid('password', 'input.required');
  // Counted before it is looked at, so that many at once are no more tries than many in a row.
  await countTry(ctx, id, MOST_TRIES);
  const stored = typeof data.passwordHash === 'string' ? data.passwordHash : null;
  if (await ctx.system.passwords.verify(password, stored)) return;
  throw invalid('password', 'registration.error.wrong_password');
}

function localeOf({ locale }: Token['data']): Locale | null {
  return locale === 'es' || locale === 'en' ? locale : null;
}
