import type { Ctx, PersonActor } from '../../platform/ctx';
import { notFound } from '../../platform/errors';

/**
 * Who acts, where only a person can.
 * @throws AppError `not_found`
 */
export function personOf({ actor }: Ctx): PersonActor {
  if (actor.kind !== 'person') throw notFound();
  return actor;
}
