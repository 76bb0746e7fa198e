import { actingAs, type Ctx, type Locale, type TxCtx } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { domainOf } from '../../../platform/mail/domains';
import type { PasswordHash } from '../../../platform/passwords';
import { organizationOfDomain } from '../../organizations';
import { getSettings } from '../../settings';
import { createUser, type User } from '../../users';

/** @throws AppError `not_found` where people come by invitation only */
export async function assertSignUpOpen(ctx: Ctx): Promise<void> {
  if ((await getSettings(ctx)).signUp === 'closed') throw notFound();
}

/**
 * Whether somebody with this address may make an account by themselves.
 * @throws AppError `not_found` where people come by invitation only; `invalid` for an address of another domain
 */
export async function assertMaySignUp(ctx: Ctx, email: string): Promise<void> {
  const { signUp, signUpDomains } = await getSettings(ctx);
  if (signUp === 'closed') throw notFound();
  if (signUp === 'domains' && !signUpDomains.includes(domainOf(email))) {
    throw invalid('email', 'auth.error.domain_not_allowed');
  }
}

export interface NewCustomer {
  name: string;
  /** Proved to be theirs. */
  email: string;
  locale: Locale | null;
  passwordHash?: PasswordHash | null;
}

/**
 * A visitor becomes a customer, of the organization that their address's domain belongs to.
 * @throws AppError `invalid` for an address in use
 */
export async function signUpCustomer(
  tx: TxCtx,
  { name, email, locale, passwordHash }: NewCustomer,
): Promise<User> {
  const organization = await organizationOfDomain(tx, domainOf(email));
  return createUser(actingAs(tx, { kind: 'anonymous' }), {
    name,
    email,
    locale,
    passwordHash,
    role: 'customer',
    isVerified: true,
    organizationId: organization?.id ?? null,
  });
}
