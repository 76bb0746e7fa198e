import { hmac, timingSafeEqualText } from '../../../platform/crypto';
import { actingAs, type Ctx, inTx, type Locale } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { isReachable } from '../../../platform/exposure';
import { countryOfZone } from '../../../platform/phone';
import type { System } from '../../../platform/system';
import { changeSettings } from '../../settings';
import { createUser, hasAdministrator, hasAdministratorForSure, type User } from '../../users';
import { assertStrongPassword } from '../passwords/strength.service';

export interface FirstAdministrator {
  name: string;
  email: string;
  password: string;
  /** Their own. */
  locale: Locale | null;
  /** Of the desk, as the zone is. */
  defaultLocale: Locale;
  timeZone: string;
  /** The setup code, where one is asked for. */
  code?: string | null;
}

/** Whether others than who sits at this machine may reach the first page: then it asks for the setup code. */
export function needsSetupCode({ config }: System): boolean {
  return isReachable(config);
}

/**
 * What opens the first page, for those who can read the start's output. It follows from the session secret, so every
 * node says the same, also after a restart, and nothing is stored: 80 bits, as four groups of five hex digits.
 */
export function setupCode({ config }: System): string {
  const digest = hmac(config.sessionSecret, 'servidesk.setup-code').slice(0, 20);
  return (digest.match(/.{5}/g) ?? []).join('-');
}

/** Where the first administrator is made, as a path, with the code if one is asked for (or may be). */
export function setupPath(system: System, { withCode = needsSetupCode(system) } = {}): string {
  return withCode ? `/setup?code=${setupCode(system)}` : '/setup';
}

/** @throws AppError `not_found` once there is an administrator */
export async function assertNotSetUp(ctx: Ctx): Promise<void> {
  if (await hasAdministrator(ctx)) throw notFound();
}

/**
 * Makes the first administrator of an empty desk.
 * @throws AppError `not_found` once there is one; `invalid` for a wrong code, a weak password, an address in use
 */
export async function setUpDesk(
  ctx: Ctx,
  { timeZone, defaultLocale, code, password, ...person }: FirstAdministrator,
): Promise<User> {
  if (needsSetupCode(ctx.system) && !isCode(ctx.system, code ?? ''))
    throw invalid('code', 'auth.error.setup_code');
  await assertStrongPassword(ctx, password, person);
  const passwordHash = await ctx.system.passwords.hash(password);
  return inTx(actingAs(ctx, { kind: 'system' }), async (tx) => {
    if (await hasAdministratorForSure(tx)) throw notFound();
    await changeSettings(tx, { timeZone, defaultLocale, phoneCountry: countryOfZone(timeZone) });
    return createUser(tx, { ...person, passwordHash, role: 'administrator' });
  });
}

/** However it was copied: with capitals, blanks or other dashes. */
function isCode(system: System, typed: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^0-9a-z]/g, '');
  return timingSafeEqualText(plain(typed), plain(setupCode(system)));
}
