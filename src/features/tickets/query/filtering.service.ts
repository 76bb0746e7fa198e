import type { Ctx } from '../../../platform/ctx';
import { textCondition } from '../search/condition.service';
import type { Condition } from '../visibility';
import { filterConditions } from './conditions.queries';
import { readQuery } from './query.service';
import { termsOf } from './search';
import type { Asking } from './world.types';

/** The conditions of a query that an address has, beside `internalsTo`; none where it has none. */
export async function conditionsOf(ctx: Ctx, q: string | null, asking: Asking): Promise<Condition[]> {
  if (q === null) return [];
  const search = await readQuery(ctx, q, asking);
  const where = filterConditions(ctx, search);
  const text = await textCondition(ctx, termsOf(search), { audience: 'staff', where });
  return text ? where.concat(text) : where;
}
