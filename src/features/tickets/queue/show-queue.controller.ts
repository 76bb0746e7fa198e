import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { listedSla } from '../../sla';
import { staffChoices, unavailableStaff } from '../../users';
import { type BulkResult, HOME } from './filters.view';
import { listTickets, viewCounts } from './queue.queries';
import { filtersIn, type QueueQuery, queueQuery } from './queue.schema';
import type { TicketFilter } from './queue.types';
import { effectiveView, queueView } from './queue.view';

/** The queue at an address of its own, with what came of undoing a change of several of its tickets. */
export async function showQueueAt(
  req: Request,
  res: Response,
  href: string,
  result: BulkResult,
): Promise<void> {
  const { pathname, searchParams } = new URL(href, 'http://desk');
  const asked = pathname === HOME ? queryOf(searchParams) : {};
  const parsed = queueQuery.safeParse(asked);
  await showQueue(req, res, parsed.success ? parsed.data : queueQuery.parse({}), result);
}

/** What is named several times is a list. */
function queryOf(params: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

/** The queue, whatever led to it. */
export async function showQueue(
  req: Request,
  res: Response,
  query: QueueQuery,
  result?: BulkResult,
): Promise<void> {
  const ctx = ctxOf(req);
  const [tickets, counts, departments, categories, staff, gone] = await Promise.all([
    listTickets(ctx, filterOf(req, query)),
    viewCounts(ctx),
    allDepartments(ctx),
    categoryTree(ctx),
    staffChoices(ctx),
    unavailableStaff(ctx),
  ]);
  const slas = await listedSla(ctx, tickets.items);
  const model = queueView(req, {
    query,
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

function filterOf(req: Request, query: QueueQuery): TicketFilter {
  return {
    ...filtersIn(query, req.shell.fmt.timeZone),
    view: effectiveView(req, query),
    q: query.q ?? undefined,
    sort: query.sort ?? undefined,
    cursor: query.cursor ?? undefined,
  };
}
