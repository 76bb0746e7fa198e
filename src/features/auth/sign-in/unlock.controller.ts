import type { Request, Response } from 'express';
import { AppError } from '../../../platform/errors';
import { ctxOf } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { orGone } from '../shared/links.controller';
import { findToken } from '../shared/tokens.service';
import { originOf } from './entering.controller';
import { unlock } from './lock.service';

const GONE = { again: { href: '/login', label: 'auth.register.login' } };

/** A page with a button: mail scanners open links, and only the button uses this one up. */
export async function unlockPage(req: Request, res: Response): Promise<void> {
  const { token } = req.params;
  await orGone(req, res, GONE, async () => {
    if (!(await findToken(ctxOf(req), 'unlock', token))) throw new AppError('gone');
    page(res, 'auth/unlock', { action: `/unlock/${token}` });
  });
}

export async function openAgain(req: Request, res: Response): Promise<void> {
  await orGone(req, res, GONE, async () => {
    await unlock(ctxOf(req), String(req.params.token), originOf(req).deviceToken);
    done(res, '/login', 'auth.flash.unlocked');
  });
}
