import type { Ctx, PersonActor, TxCtx } from '../../../platform/ctx';
import { notFound } from '../../../platform/errors';

/**
 * Who acts, where only a person can.
 * @throws AppError `not_found`
 */
export function personOf({ actor }: Ctx): PersonActor {
  if (actor.kind !== 'person') throw notFound();
  return actor;
}

/** Two changes at once to how somebody gets in wait for each other. */
export async function lockPerson(tx: TxCtx, userId: string): Promise<void> {
  await tx.db.raw('select 1 from users where id = :userId for no key update', { userId });
}
