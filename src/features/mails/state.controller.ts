import type { Request, Response } from 'express';
import { daysAfter } from '../../platform/elapsed';
import { ctxOf } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { countMails } from './mails.queries';
import { stateView } from './state.view';

const SHOWN_DAYS = 7;

/** Whether mail goes out, by which server, and what became of the latest. */
export async function mailPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const counts = await countMails(ctx, daysAfter(ctx.now, -SHOWN_DAYS));
  page(res, 'mails/state', stateView(req, counts, SHOWN_DAYS));
}
