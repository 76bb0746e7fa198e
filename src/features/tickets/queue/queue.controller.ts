import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { listedSla } from '../../sla';
import { staffChoices, unavailableStaff } from '../../users';
import { changesSomething, changeTickets, takeFromQueue } from './bulk.service';
import { type BulkResult, queueHref } from './filters.view';
import { listTickets, viewCounts } from './queue.queries';
import { bulkForm, filtersIn, type QueueQuery, queueQuery } from './queue.schema';
import type { TicketFilter } from './queue.types';
import { effectiveView, queueView } from './queue.view';

export async function queuePage(req: Request, res: Response): Promise<void> {
  await showQueue(req, res, parseQuery(queueQuery, req));
}

async function showQueue(req: Request, res: Response, query: QueueQuery, result?: BulkResult): Promise<void> {
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

/** Changes the selected tickets, or takes one. What is refused is listed above the queue, with the reason. */
export async function changeQueue(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const query = parseQuery(queueQuery, req);
  const parsed = await parsedForm(req);
  if ('error' in parsed) return showQueue(req, res, query, { message: parsed.error, values: req.body });
  const { form } = parsed;
  const back = queueHref(query, {});
  if (form.take) {
    const refusal = await takeFromQueue(ctx, Number(form.take));
    if (refusal) return showQueue(req, res, query, { refused: [refusal], changed: 0 });
    return done(res, back, 'queue.flash.taken', { number: form.take });
  }
  if (form.numbers.length === 0) return showQueue(req, res, query, { message: 'queue.bulk.none_selected' });
  if (!changesSomething(form)) {
    return showQueue(req, res, query, { message: 'queue.bulk.nothing', selected: form.numbers });
  }
  const { changed, refused } = await changeTickets(ctx, form);
  if (refused.length === 0) return done(res, back, 'queue.flash.changed', { count: changed });
  await showQueue(req, res, query, {
    changed,
    refused,
    selected: refused.map(({ number }) => String(number)),
    values: form,
  });
}

async function parsedForm(req: Request) {
  try {
    return { form: parseForm(bulkForm, req) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { error: 'queue.bulk.invalid' };
  }
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
