import type { Ctx } from '../../platform/ctx';
import { getSettings } from '../settings';
import type { Moment } from './state';
import type { Status } from './tickets.words';

/** What the steps of a ticket's status depend on now. The setting is read for a closed one: no other goes by it. */
export async function momentOf(ctx: Ctx, { status }: { status: Status }): Promise<Moment> {
  const reopenDays = status === 'closed' ? (await getSettings(ctx)).reopenDays : 0;
  return { now: ctx.now, reopenDays };
}
