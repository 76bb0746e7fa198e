import type { Ctx } from '../../platform/ctx';
import { getSettings } from '../settings';
import type { Moment } from './state';

/** What the steps of a status depend on now. */
export async function momentOf(ctx: Ctx): Promise<Moment> {
  const { reopenDays } = await getSettings(ctx);
  return { now: ctx.now, reopenDays };
}
