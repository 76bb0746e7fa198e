import type { Request, Response } from 'express';
import { ctxOf, numberParam } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { cameFrom } from '../addresses.view';
import { legalSteps } from '../state';
import { findAtDesk } from '../tickets.service';
import { similarTo } from './similar.service';
import { similarView } from './similar.view';

/** What looks like a ticket at the desk, for the part of its page that is opened for it. */
export async function similarPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const [ticket, { reopenDays }] = await Promise.all([findAtDesk(ctx, numberParam(req)), getSettings(ctx)]);
  const similar = await similarTo(ctx, ticket);
  const legal = legalSteps(ctx.actor, ticket, { now: ctx.now, reopenDays });
  const mayClose = ticket.status !== 'closed' && legal.includes('closed');
  const isInPlace = req.get('HX-Request') === 'true';
  const model = similarView(req, { ticket, similar, came: cameFrom(req), mayClose, isInPlace });
  page(res, 'desk/ticket-similar', model);
}
