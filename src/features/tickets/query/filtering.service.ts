import type { Ctx } from '../../../platform/ctx';
import type { Condition } from '../visibility';
import { searchConditions } from './conditions.queries';
import { readQuery } from './query.service';
import type { Asking } from './world.types';

/** The conditions of a query that an address has, beside `internalsTo`; none where it has none. */
export async function conditionsOf(ctx: Ctx, q: string | null, asking: Asking): Promise<Condition[]> {
  return q === null ? [] : searchConditions(ctx, await readQuery(ctx, q, asking));
}
