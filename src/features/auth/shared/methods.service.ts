import type { Ctx, TxCtx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { invalid, notFound } from '../../../platform/errors';
import { getSettings, type SignInMethod } from '../../settings';
import { lockPerson } from './person';

/** The ways to sign in that are open on this desk: allowed by the administrator, and configured. */
export async function openMethods(ctx: Ctx): Promise<SignInMethod[]> {
  const { signInMethods } = await getSettings(ctx);
  return signInMethods.filter((method) => isConfigured(ctx, method));
}

/** Whether this desk can let people in that way: other services need their variables. */
export function isConfigured({ system }: Ctx, method: SignInMethod): boolean {
  const ours = method === 'password' || method === 'passkey';
  return ours || system.config.providers.some(({ name }) => name === method);
}

/** @throws AppError `not_found` when people may not sign in that way here */
export async function assertMethodOpen(ctx: Ctx, method: SignInMethod): Promise<void> {
  if (!(await openMethods(ctx)).includes(method)) throw notFound();
}

export interface WaysIn {
  password: boolean;
  passkeys: number;
  /** Providers that the account is connected with. */
  providers: string[];
}

/** What somebody can prove who they are with, whether it is open on this desk now or not. */
export function waysInOf(ctx: Ctx, userId: string): Promise<WaysIn> {
  return row<WaysIn>(
    ctx.db,
    `select password_hash is not null as password,
       (select count(*) from passkeys where user_id = users.id) as passkeys,
       array(select provider from identities where user_id = users.id order by provider) as providers
     from users where id = :userId`,
    { userId },
  );
}

/** How many of those ways are open on this desk now. */
export async function openWaysOf(ctx: Ctx, userId: string): Promise<number> {
  const open = await openMethods(ctx);
  const { password, passkeys, providers } = await waysInOf(ctx, userId);
  const others = providers.filter((name) => open.includes(name as SignInMethod)).length;
  return Number(password && open.includes('password')) + (open.includes('passkey') ? passkeys : 0) + others;
}

/**
 * To be called once a way in has been taken away, in the same transaction: nobody locks themselves out.
 * @throws AppError `invalid` on the whole form
 */
export async function assertStillGetsIn(tx: TxCtx, userId: string): Promise<void> {
  // Of two removals at once the second waits, and counts what the first has left.
  await lockPerson(tx, userId);
  if ((await openWaysOf(tx, userId)) > 0) return;
  throw invalid('', 'auth.error.last_way_in');
}
