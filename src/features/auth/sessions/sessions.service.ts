import { type Ctx, inTx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { assertRunsTheDesk } from '../../../platform/rights';
import { endSignIn, endSignIns, findUser } from '../../users';
import { personOf } from '../shared/person';
import { signInById } from './sessions.repo';

/** What somebody proves with, in the middle of a session, that it is still them. */
export type Proof = 'password' | 'totp' | 'passkey';

/** Its owner has just proved once more who they are: what asks for that is open for a while. */
export async function confirmSignIn(ctx: Ctx, signInId: string, method: Proof): Promise<void> {
  const { id } = personOf(ctx);
  await inTx(ctx, async (tx) => {
    const own = { id: signInId, userId: id, endedAt: null };
    if (!(await tx.db('sign_ins').where(own).update({ confirmedAt: tx.now }))) return;
    const data = { signInId, method };
    await emit(tx, { type: 'user.sign_in_confirmed', subject: { type: 'user', id }, data });
  });
}

/**
 * People end one of their own sessions; one that has ended stays so.
 * @throws AppError `not_found` for somebody else's
 */
export async function endOwnSession(ctx: Ctx, signInId: string): Promise<void> {
  const { id } = personOf(ctx);
  const found = await signInById(ctx.db, signInId);
  if (found?.userId !== id) throw notFound();
  await end(ctx, signInId, id);
}

/** People end all their sessions but the one they do it in; how many those were. */
export async function endOtherSessions(ctx: Ctx, keep: string | null): Promise<number> {
  return endAll(ctx, personOf(ctx).id, keep);
}

/**
 * An administrator ends somebody's session.
 * @returns the name of whom it belonged to
 * @throws AppError `not_found`
 */
export async function endSession(ctx: Ctx, signInId: string): Promise<string> {
  assertRunsTheDesk(ctx.actor);
  const found = await signInById(ctx.db, signInId);
  if (!found) throw notFound();
  await end(ctx, signInId, found.userId);
  return found.userName;
}

/**
 * An administrator ends all sessions of somebody; of their own, all but the one they do it in.
 * @returns how many those were, and whose
 * @throws AppError `not_found`
 */
export async function endSessionsOf(
  ctx: Ctx,
  userId: string,
  keep: string | null,
): Promise<{ count: number; name: string }> {
  assertRunsTheDesk(ctx.actor);
  const { id, name } = await findUser(ctx, userId);
  return { count: await endAll(ctx, id, keep), name };
}

async function end(ctx: Ctx, signInId: string, userId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    if ((await endSignIn(tx, signInId)) === 0) return;
    await emit(tx, {
      type: 'user.sessions_ended',
      subject: { type: 'user', id: userId },
      data: { count: 1 },
    });
  });
}

async function endAll(ctx: Ctx, userId: string, keep: string | null): Promise<number> {
  return inTx(ctx, async (tx) => {
    const count = await endSignIns(tx, userId, { except: keep });
    if (count > 0) {
      await emit(tx, {
        type: 'user.sessions_ended',
        subject: { type: 'user', id: userId },
        data: { count },
      });
    }
    return count;
  });
}
