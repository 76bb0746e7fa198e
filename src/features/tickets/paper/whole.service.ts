import type { Ctx } from '../../../platform/ctx';
import { ticketPage } from '../page/page.queries';
import type { TicketPage } from '../page/page.types';
import { timelineOf } from '../timeline/timeline.queries';

/**
 * A ticket with all of its conversation, as much of it as the actor may see.
 * @throws AppError `not_found`
 */
export async function wholeTicket(ctx: Ctx, number: number): Promise<TicketPage> {
  const found = await ticketPage(ctx, number);
  const parts = [found.timeline];
  let { earlier } = found;
  while (earlier) {
    const before = await timelineOf(ctx, found.ticket, earlier);
    parts.unshift(before.items);
    earlier = before.earlier;
  }
  return { ...found, timeline: parts.flat(), earlier: null };
}
