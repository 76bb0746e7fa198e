import { type Ctx, inTx } from '../../../platform/ctx';
import { invalid, notFound } from '../../../platform/errors';
import { credentialsOf, ownCredentials, removeOwnPassword, setOwnPassword } from '../../users';
import { assertStillGetsIn } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { tooManyTries } from '../shared/throttle.service';
import { assertStrongPassword } from './strength.service';

const GUESSES = { points: 10, seconds: 15 * 60 };

export interface PasswordChange {
  /** Null for who has none yet; that they are who they are has been asked otherwise. */
  current: string | null;
  next: string;
  /** The sign-in that goes on. */
  signInId?: string | null;
}

/**
 * People change their own password, or set their first one; their other sign-ins end.
 * @throws AppError `invalid` on `current` when it is wrong, on `next` for a weak one; `rate_limited` after too many
 *   wrong ones
 */
export async function changePassword(
  ctx: Ctx,
  { current, next, signInId = null }: PasswordChange,
): Promise<void> {
  const actor = personOf(ctx);
  const { allowed, retryAfterSeconds } = await ctx.system.limits.consume(
    'change_password',
    actor.id,
    GUESSES,
  );
  if (!allowed) throw tooManyTries(retryAfterSeconds, 'current');
  const shown = await credentialsOf(ctx, actor.email);
  if (shown?.id !== actor.id) throw notFound();
  const isRight = shown.passwordHash
    ? await ctx.system.passwords.verify(current ?? '', shown.passwordHash)
    : current === null;
  if (!isRight) throw invalid('current', 'auth.error.wrong_password');
  await assertStrongPassword(ctx, next, shown, { field: 'next' });
  const passwordHash = await ctx.system.passwords.hash(next);
  await inTx(ctx, async (tx) => {
    const user = await ownCredentials(tx, actor.id);
    // Of two changes at once the second has shown a password that is theirs no more.
    if (user?.passwordHash !== shown.passwordHash) throw invalid('current', 'auth.error.wrong_password');
    await setOwnPassword(tx, actor.id, passwordHash, signInId);
  });
  await ctx.system.limits.reset('change_password', actor.id);
}

/**
 * People go on without a password.
 * @throws AppError `invalid` on the whole form when no other way in is open to them
 */
export async function removePassword(ctx: Ctx, signInId: string | null): Promise<void> {
  const { id } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    await removeOwnPassword(tx, id, signInId);
    await assertStillGetsIn(tx, id);
  });
}
