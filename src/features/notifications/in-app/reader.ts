import type { Ctx, PersonActor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';

/** @throws AppError `unauthenticated` */
export function reader({ actor }: Pick<Ctx, 'actor'>): PersonActor {
  if (actor.kind !== 'person') throw new AppError('unauthenticated');
  return actor;
}
