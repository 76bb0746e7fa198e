import type { Request, Response } from 'express';
import { daysAfter } from '../../platform/elapsed';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { done, localUrl, moved, page } from '../../platform/http/respond';
import { countMails, waitingMail } from './deliveries.queries';
import { countRetryable, deliveriesPage } from './list.queries';
import { deliveriesQuery, retryForm } from './list.schema';
import { COUNTED, filterOf, LIST, listView } from './list.view';
import { oneDelivery } from './one.queries';
import { countRefused } from './refused.service';
import { retryDeliveries } from './retrying.service';
import { stateView } from './state.view';

const COUNTED_DAYS = 7;

/** Whether mail goes out, by which server, what waits and why; and below it every delivery. */
export async function listPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { cursor, ...query } = parseQuery(deliveriesQuery, req);
  const filter = filterOf(req, query);
  const [counts, waiting, refused, found, retryable] = await Promise.all([
    countMails(ctx, daysAfter(ctx.now, -COUNTED_DAYS)),
    waitingMail(ctx),
    countRefused(ctx),
    deliveriesPage(ctx, filter, cursor),
    countRetryable(ctx, filter, COUNTED),
  ]);
  page(res, 'deliveries/list', {
    ...stateView(req, { counts, days: COUNTED_DAYS, waiting, refused }),
    ...listView(req, query, found, retryable),
  });
}

/** Where mail was before other channels came beside it: old links lead on, with what they ask for. */
export function movedPage(_req: Request, res: Response): void {
  moved(res, LIST);
}

export async function retry(req: Request, res: Response): Promise<void> {
  const { which, ids, back, ...query } = parseForm(retryForm, req);
  const count = await retryDeliveries(ctxOf(req), which === 'chosen' ? ids : filterOf(req, query));
  done(res, localUrl(back ?? '', LIST), 'deliveries.flash.retried', { count });
}

export async function retryOne(req: Request, res: Response): Promise<void> {
  const { id } = await oneDelivery(ctxOf(req), idParam(req));
  const count = await retryDeliveries(ctxOf(req), [id]);
  done(res, `${LIST}/${id}`, 'deliveries.flash.retried', { count });
}
