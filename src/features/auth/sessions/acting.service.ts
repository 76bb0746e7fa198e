import { actingAs, type Ctx, inTx, type PersonActor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { newId } from '../../../platform/ids';
import { assertRunsTheDesk } from '../../../platform/rights';
import { getSettings } from '../../settings';
import { actorOf, endSignIn, findActorBySignIn, findUser } from '../../users';
import type { Origin } from '../sign-in/sign-in.service';
import { signInById } from './sessions.repo';

/** An administrator acts as a person for an hour at most. */
const LONGEST_MS = 60 * 60 * 1000;

/** Whether an administrator may act as that person: never as another administrator, nor as themselves. */
export function mayActAs(
  { actor }: Ctx,
  { id, role, state }: Pick<PersonActor, 'id' | 'role'> & { state: string },
) {
  return (
    actor.kind === 'person' &&
    actor.role === 'administrator' &&
    actor.actedBy === null &&
    actor.id !== id &&
    role !== 'administrator' &&
    state !== 'inactive'
  );
}

/**
 * Begins a sign-in in which an administrator acts as a person. It ends with the administrator's own.
 * @throws AppError `not_found`; `forbidden` for administrators, people who are deactivated, and oneself
 */
export async function beginActing(
  ctx: Ctx,
  { userId, signInId, origin }: { userId: string; signInId: string; origin: Origin },
): Promise<{ signInId: string; person: PersonActor }> {
  assertRunsTheDesk(ctx.actor);
  const user = await findUser(ctx, userId);
  if (!mayActAs(ctx, user)) throw new AppError('forbidden');
  return inTx(ctx, async (tx) => {
    const person = await actorOf(tx, userId);
    // Between the two looks they may have become an administrator.
    if (person.role === 'administrator') throw new AppError('forbidden');
    const { sessionIdleMinutes } = await getSettings(tx);
    const id = newId();
    await tx.db('sign_ins').insert({
      id,
      userId,
      method: 'acting',
      parentId: signInId,
      idleMinutes: sessionIdleMinutes,
      ip: origin.ip,
      lastIp: origin.ip,
      userAgent: origin.userAgent,
      createdAt: tx.now,
      lastSeenAt: tx.now,
      confirmedAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + LONGEST_MS),
    });
    await emit(tx, { type: 'user.acting_began', subject: { type: 'user', id: userId } });
    return { signInId: id, person };
  });
}

/**
 * Ends acting as a person, also when it has ended by itself meanwhile.
 * @returns the administrator's own sign-in and whom they acted as; null when there is nothing to go back to
 */
export async function endActing(
  ctx: Ctx,
  signInId: string,
): Promise<{ signInId: string; userId: string; userName: string } | null> {
  const acting = await signInById(ctx.db, signInId);
  if (!acting?.parentId) return null;
  const own = await findActorBySignIn(ctx, acting.parentId);
  if (own?.actor.role !== 'administrator') return null;
  const { userId, userName, parentId } = acting;
  await inTx(actingAs(ctx, own.actor), async (tx) => {
    if ((await endSignIn(tx, signInId)) === 0) return;
    await emit(tx, { type: 'user.acting_ended', subject: { type: 'user', id: userId } });
  });
  return { signInId: parentId, userId, userName };
}
