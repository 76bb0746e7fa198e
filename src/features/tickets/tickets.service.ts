import type { Ctx } from '../../platform/ctx';
import { getSettings } from '../settings';
import { seenBy } from './shown';
import type { Moment } from './state';
import { visibleTicket } from './tickets.repo';
import type { Ticket } from './tickets.types';

/** @throws AppError `not_found` */
export async function findTicket(ctx: Ctx, number: number): Promise<Ticket> {
  return seenBy(ctx, await visibleTicket(ctx, number));
}

export async function momentOf(ctx: Ctx): Promise<Moment> {
  const { reopenDays } = await getSettings(ctx);
  return { now: ctx.now, reopenDays };
}
