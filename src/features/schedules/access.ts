import type { Actor, Ctx, PersonActor, TxCtx } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { actorId, runsTheDesk } from '../../platform/rights';
import { scheduleTopic } from '../notifications';
import type { Place } from '../reports';
import { actorOf, isStaff } from '../users';
import type { Schedule } from './schedules.types';

/** Whether somebody may see the reports of a place at all. */
export const mayReport = (actor: Actor, place: Place): boolean =>
  place === 'admin' ? runsTheDesk(actor) : isStaff(actor);

/** Administrators keep all schedules; technicians their own, of what they see at the desk. */
export const mayKeep = (actor: Actor, { place, ownerId }: Pick<Schedule, 'place' | 'ownerId'>): boolean =>
  runsTheDesk(actor) || (place === 'desk' && isStaff(actor) && ownerId === actorId(actor));

/** Somebody of staff with the rights that they have now; null for anybody else, and for who is not here any more. */
export async function staffActor(ctx: Ctx, id: string | null): Promise<PersonActor | null> {
  if (id === null) return null;
  const found = await actorOf(ctx, id).catch((error) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  return found && isStaff(found) ? found : null;
}

/** Whose it is may see its report, as rights are now. */
export async function ownerMayReport(
  ctx: Ctx,
  { place, ownerId }: Pick<Schedule, 'place' | 'ownerId'>,
): Promise<boolean> {
  const owner = await staffActor(ctx, ownerId);
  return owner !== null && mayReport(owner, place);
}

export async function hintSchedule(tx: TxCtx, id: string): Promise<void> {
  await tx.system.live.hint(tx, { topics: [scheduleTopic(id)], audience: 'staff' });
}
