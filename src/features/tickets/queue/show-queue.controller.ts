import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { listedSla } from '../../sla';
import { staffChoices, unavailableStaff } from '../../users';
import { type AskedQueue, filterOf, queryAt, readAsked } from './asked';
import type { BulkResult } from './filters.view';
import { listTickets, viewCounts } from './queue.queries';
import { type QueueAddress, queueQuery } from './queue.schema';
import { queueView } from './queue.view';

/** The queue at an address of its own, with what came of undoing a change of several of its tickets. */
export async function showQueueAt(
  req: Request,
  res: Response,
  href: string,
  result: BulkResult,
): Promise<void> {
  const address = queryAt(href) ?? (queueQuery.parse({}) as QueueAddress);
  await showQueue(req, res, await askedIn(req, address), result);
}

/** What an address asks for, in the language and the zone of the page's reader. */
export function askedIn(req: Request, address: QueueAddress): Promise<AskedQueue> {
  const { locale, fmt } = req.shell;
  return readAsked(ctxOf(req), address, { locale, timeZone: fmt.timeZone });
}

/** The queue, whatever led to it. */
export async function showQueue(
  req: Request,
  res: Response,
  asked: AskedQueue,
  result?: BulkResult,
): Promise<void> {
  const ctx = ctxOf(req);
  const { query, search } = asked;
  const [tickets, counts, departments, categories, staff, gone] = await Promise.all([
    listTickets(ctx, { ...filterOf(ctx, asked), cursor: query.cursor ?? undefined }),
    viewCounts(ctx),
    allDepartments(ctx),
    categoryTree(ctx),
    staffChoices(ctx),
    unavailableStaff(ctx),
  ]);
  const slas = await listedSla(ctx, tickets.items);
  const model = queueView(req, {
    query,
    search,
    tickets,
    slas,
    counts,
    departments,
    categories,
    staff,
    gone,
    result,
  });
  page(res, 'desk/queue', model, result ? 422 : 200);
}
