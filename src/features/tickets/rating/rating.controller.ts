import type { Request, Response } from 'express';
import { parseForm } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { portalUrl } from '../addresses.view';
import { changeOwnTicket } from '../page/customer.controller';
import { ratingForm } from './rating.schema';
import { rateTicket } from './rating.service';

export async function ratePortalTicket(req: Request, res: Response): Promise<void> {
  await changeOwnTicket(req, res, async (ctx, { id, number }) => {
    const { satisfaction, feedback } = parseForm(ratingForm, req);
    await rateTicket(ctx, id, { score: satisfaction, comment: feedback });
    done(res, portalUrl(number), 'portal.rate.done');
  });
}
