import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { assertStaff } from '../users';
import { SHOWN, SHOWN_FROM } from './list.queries';
import type { ListedDelivery } from './list.types';

/**
 * These deliveries as they stand now, by their ids, for the page of something that has them and that whoever asks may see.
 * Those that are not kept any more are left out.
 * @throws AppError `not_found` for customers
 */
export async function deliveriesById(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListedDelivery>> {
  assertStaff(ctx.actor);
  if (ids.length === 0) return new Map();
  const found = await rows<ListedDelivery>(
    ctx.db,
    `select ${SHOWN} from deliveries d ${SHOWN_FROM} where d.id = any(:ids::uuid[])`,
    { ids: [...ids] },
    'deliveries by id',
  );
  return new Map(found.map((one) => [one.id, one]));
}
