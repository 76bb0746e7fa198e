import type { Ctx } from '../../../platform/ctx';
import { askedOf } from '../../../platform/search/asked';
import type { TextTerm } from '../../../platform/search/terms';
import type { Audience } from '../audience';
import { asCustomer, type Condition, internalsTo } from '../visibility';
import { conditionOf, isAny } from './condition.queries';
import { numbersIn } from './numbers';
import { wordingOf } from './wording';

/**
 * That a ticket `t` has all of it, for lists with an order of their own: what a search finds, they find too.
 * @param where what the list asks of tickets beside visibility: words with a letter that differs count only where nothing
 *   else in it is found
 * @returns null where nothing is looked for
 */
export async function textCondition(
  ctx: Ctx,
  terms: readonly TextTerm[],
  { audience, where }: { audience: Audience; where: Condition[] },
): Promise<Condition | null> {
  const asked = askedOf(terms);
  if (asked.terms.length === 0) return null;
  const wording = await wordingOf(ctx, asked.terms, audience);
  const numbers = numbersIn(terms);
  const wide = conditionOf(await wording.within(), numbers);
  const visible = audience === 'staff' ? internalsTo(ctx.actor) : asCustomer(ctx.actor);
  if (await isAny(ctx, [visible, wide, ...where])) return wide;
  return conditionOf(await wording.near(), numbers);
}
