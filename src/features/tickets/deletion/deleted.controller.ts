import type { Request, Response } from 'express';
import { z } from 'zod';
import { cursor } from '../../../platform/http/fields';
import { ctxOf, idParam, parseQuery } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { deletedView } from './deleted.view';
import { deletedTickets } from './deletion.queries';
import { restoreTicket } from './deletion.service';

const deletedQuery = z.object({ cursor: cursor() });

export async function deletedPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { cursor } = parseQuery(deletedQuery, req);
  const [tickets, { retentionDays }] = await Promise.all([
    deletedTickets(ctx, cursor ? { cursor } : {}),
    getSettings(ctx),
  ]);
  page(res, 'admin/deleted', deletedView(req, tickets, retentionDays));
}

export async function restoreDeleted(req: Request, res: Response): Promise<void> {
  const ticket = await restoreTicket(ctxOf(req), idParam(req));
  done(res, '/admin/deleted', 'deleted.flash.restored', { number: ticket.number });
}
