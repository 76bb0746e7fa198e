import type { Request, Response } from 'express';
import { done } from '../../../platform/http/respond';
import { portalUrl } from '../addresses.view';
import { changeOwnTicket } from '../page/customer.controller';
import { closeTicket, reopenTicket } from './closure.service';

/** Confirming that what was resolved is, or that help is no longer needed. */
export async function closePortalTicket(req: Request, res: Response): Promise<void> {
  await changeOwnTicket(req, res, async (ctx, { id, number }) => {
    await closeTicket(ctx, id);
    done(res, portalUrl(number), 'portal.close.done', { number });
  });
}

export async function reopenPortalTicket(req: Request, res: Response): Promise<void> {
  await changeOwnTicket(req, res, async (ctx, { id, number }) => {
    await reopenTicket(ctx, id);
    done(res, portalUrl(number), 'portal.reopen.done', { number });
  });
}
