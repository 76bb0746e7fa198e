import type { Request, Response } from 'express';
import { ctxOf, parseForm, parseQuery } from '../../platform/http/input';
import { done, localUrl, page } from '../../platform/http/respond';
import { clearForm, refusedQuery } from './list.schema';
import { LIST } from './list.view';
import { clearRefusal, listRefused } from './refused.service';
import { refusedListView } from './refused-list.view';

/** The addresses to which nothing is sent, and why. */
export async function refusedPage(req: Request, res: Response): Promise<void> {
  const { q, cursor } = parseQuery(refusedQuery, req);
  const found = await listRefused(ctxOf(req), { q, cursor });
  page(res, 'deliveries/refused', refusedListView(req, q, found));
}

/** An address takes mail again, says whoever runs the desk. */
export async function clearAddress(req: Request, res: Response): Promise<void> {
  const { address, back } = parseForm(clearForm, req);
  await clearRefusal(ctxOf(req), address);
  done(res, localUrl(back ?? '', LIST), 'deliveries.refused.flash', { address });
}
