import type { Request, Response } from 'express';
import { daysAfter } from '../../platform/elapsed';
import { ctxOf, parseForm } from '../../platform/http/input';
import { done, page } from '../../platform/http/respond';
import { countMails, failedMail, waitingMail } from './deliveries.queries';
import { retryForm } from './deliveries.schema';
import { retryDeliveries } from './sending.service';
import { stateView } from './state.view';

const SHOWN_DAYS = 7;
const SHOWN_FAILED = 50;

/** Whether mail goes out, by which server, what waits and why, and what became of the latest. */
export async function mailPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const [counts, waiting, failed] = await Promise.all([
    countMails(ctx, daysAfter(ctx.now, -SHOWN_DAYS)),
    waitingMail(ctx),
    failedMail(ctx, SHOWN_FAILED),
  ]);
  page(res, 'deliveries/state', stateView(req, { counts, days: SHOWN_DAYS, waiting, failed }));
}

export async function retry(req: Request, res: Response): Promise<void> {
  const { which } = parseForm(retryForm, req);
  const count = await retryDeliveries(ctxOf(req), which);
  done(res, '/admin/mail', 'mail.flash.retried', { count });
}
