import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { listedSla } from '../../sla';
import { listTickets, viewCounts } from '../queue/queue.queries';
import { myDayView } from './my-day.view';

export async function myDayPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : undefined;
  const [due, mine, unassigned, solved, counts] = await Promise.all([
    listTickets(ctx, { view: 'mine', sort: 'sla', limit: 8 }),
    listTickets(ctx, { view: 'mine', sort: 'priority', limit: 50 }),
    listTickets(ctx, { view: 'unassigned', sort: 'priority', limit: 6 }),
    listTickets(ctx, { view: 'resolved', assigneeId: me, limit: 6 }, { isFixed: true }),
    viewCounts(ctx),
  ]);
  const slas = await listedSla(
    ctx,
    [due, mine, unassigned, solved].flatMap(({ items }) => items),
  );
  page(res, 'desk/my-day', myDayView(req, { due, mine, unassigned, solved, slas, counts }));
}
