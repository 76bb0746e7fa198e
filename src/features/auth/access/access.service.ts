import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { invalid } from '../../../platform/errors';
import { assertRunsTheDesk } from '../../../platform/rights';
import { changeSettings, getSettings, type Settings, type SignInMethod } from '../../settings';
import { isConfigured, openWaysOf } from '../shared/methods.service';
import { lockPerson, personOf } from '../shared/person';

export type Access = Pick<
  Settings,
  | 'signUp'
  | 'signUpDomains'
  | 'signInMethods'
  | 'staffNeedFactor'
  | 'sessionIdleMinutes'
  | 'sessionDays'
  | 'rememberDays'
  | 'trustedDeviceDays'
>;

/**
 * Decides who may make an account, and how people sign in. What is not configured on this desk stays as it was.
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `invalid` on `methods` when no way would be left, or none for who decides it, and on
 *   `signUpDomains` where they decide and there are none; `conflict` where two changed the same
 */
export async function changeAccess(
  ctx: Ctx,
  { signInMethods: wanted, ...access }: Partial<Access>,
  form: { version?: number } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  const { id } = personOf(ctx);
  if (wanted?.length === 0) throw invalid('methods', 'access.error.no_method');
  await inTx(ctx, async (tx) => {
    if (wanted?.some((method) => !isConfigured(tx, method))) {
      throw invalid('methods', 'access.error.not_configured');
    }
    const signInMethods = wanted && otherMethods(tx, await getSettings(tx), wanted);
    const after = await changeSettings(tx, { ...access, ...(signInMethods && { signInMethods }) }, form);
    // Each of two forms may have been whole by itself.
    if (after.signUp === 'domains' && after.signUpDomains.length === 0) {
      throw invalid('signUpDomains', 'access.error.no_domains');
    }
    await assertStillOpen(tx, id);
  });
}

/** With those that are not configured and stay as they were; null for the same ones, in whatever order. */
function otherMethods(ctx: Ctx, before: Settings, wanted: SignInMethod[]): SignInMethod[] | null {
  const kept = before.signInMethods.filter((method) => !isConfigured(ctx, method));
  const methods = [...wanted, ...kept];
  return methods.length === before.signInMethods.length && hasAll(before, methods) ? null : methods;
}

function hasAll({ signInMethods }: Settings, methods: SignInMethod[]): boolean {
  return methods.every((method) => signInMethods.includes(method));
}

/** Who decides it can still come back, so there is an administrator who can. */
async function assertStillOpen(tx: TxCtx, userId: string): Promise<void> {
  // They may be taking a way in away elsewhere: the second waits, and counts what the first has left.
  await lockPerson(tx, userId);
  if ((await openWaysOf(tx, userId)) === 0) throw invalid('methods', 'access.error.own_way');
}

/** Staff who can sign in, and how many of them have no second factor yet. */
export function staffFactors(ctx: Ctx): Promise<{ staff: number; without: number }> {
  assertRunsTheDesk(ctx.actor);
  return row(
    ctx.db,
    `select count(*) as staff, count(*) filter (where
       not exists (select 1 from totp_factors where user_id = u.id)
       and not exists (select 1 from passkeys where user_id = u.id)) as without
     from users u where role <> 'customer' and state <> 'inactive'`,
  );
}
