import { verifyPassword } from '../../../platform/crypto';
import { actingAs, type Ctx, inTx, type Locale } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { changeSettings, getSettings } from '../../settings';
import { createUser, hasAdministratorForSure, ownCredentials, setOwnPassword, type User } from '../../users';

export interface Registration {
  name: string;
  email: string;
  password: string;
  locale: Locale | null;
}

/**
 * A visitor becomes a customer.
 * @throws AppError `not_found` when sign-up is closed; `invalid` for an address in use
 */
export async function register(ctx: Ctx, { name, email, password, locale }: Registration): Promise<User> {
  if ((await getSettings(ctx)).signUp === 'closed') throw notFound();
  return createUser(actingAs(ctx, { kind: 'anonymous' }), {
    name,
    email,
    password,
    locale,
    role: 'customer',
  });
}

/**
 * People change their own password; their other sign-ins end.
 * @throws AppError `invalid` when the current one is wrong, `rate_limited` when that happens too often
 */
export async function changePassword(
  ctx: Ctx,
  { current, next, signInId = null }: { current: string; next: string; signInId?: string | null },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw notFound();
  const limit = await ctx.system.limits.consume('change_password', actor.id, {
    points: 10,
    seconds: 15 * 60,
  });
  if (!limit.allowed) throw invalid('current', 'auth.error.too_many_tries', { minutes: 15 });
  await inTx(ctx, async (tx) => {
    const { passwordHash } = (await ownCredentials(tx, actor.id)) ?? {};
    if (!passwordHash || !(await verifyPassword(current, passwordHash))) {
      throw invalid('current', 'auth.error.wrong_password');
    }
    await setOwnPassword(tx, actor.id, next, signInId);
  });
}

/**
 * Makes the first administrator of an empty desk.
 * @throws AppError `not_found` once there is one
 */
export async function setUpDesk(
  ctx: Ctx,
  { timeZone, ...person }: Registration & { timeZone: string },
): Promise<User> {
  return inTx(actingAs(ctx, { kind: 'system' }), async (tx) => {
    if (await hasAdministratorForSure(tx)) throw notFound();
    await changeSettings(tx, { timeZone, ...(person.locale && { defaultLocale: person.locale }) });
    return createUser(tx, { ...person, role: 'administrator' });
  });
}
