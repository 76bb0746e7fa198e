import type { Ctx } from '../../platform/ctx';
import { notFound } from '../../platform/errors';
import { assertRunsTheDesk } from '../../platform/rights';
import { isDismissed } from './dismissals.queries';

const FIRST_STEPS = 'first_steps';

/** Whether the actor has had enough of the first steps. */
export async function firstStepsHidden(ctx: Ctx): Promise<boolean> {
  return isDismissed(ctx.db, mine(ctx));
}

/** Hides the first steps from the actor until they ask for them again; twice does no harm. */
export async function hideFirstSteps(ctx: Ctx): Promise<void> {
  await ctx
    .db('dismissals')
    .insert({ ...mine(ctx), createdAt: ctx.now })
    .onConflict(['user_id', 'name'])
    .ignore();
}

export async function showFirstSteps(ctx: Ctx): Promise<void> {
  await ctx.db('dismissals').where(mine(ctx)).delete();
}

/** @throws AppError `not_found` for anybody but an administrator */
function mine({ actor }: Ctx): { userId: string; name: string } {
  assertRunsTheDesk(actor);
  if (actor.kind !== 'person') throw notFound();
  return { userId: actor.id, name: FIRST_STEPS };
}
