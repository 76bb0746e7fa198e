import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { hasOutbox } from './delivery.service';

/** `identity`: a registration that began at another service. */
export type Sent = 'registration' | 'reset' | 'identity';

const AGAIN: Record<Sent, string> = {
  registration: '/register',
  reset: '/forgot-password',
  identity: '/auth/complete',
};

/** "Look at your mail": the same page whether there is an account or not. */
export function showMailSent(
  req: Request,
  res: Response,
  what: Sent,
  { address = '' }: { address?: string } = {},
): void {
  const { t } = req.shell;
  page(res, 'auth/mail-sent', {
    title: t(`auth.sent.${what}.title`),
    text: t(`auth.sent.${what}.text`, { address }),
    hint: t(`auth.sent.${what}.hint`),
    again: AGAIN[what],
    hasOutbox: hasOutbox(ctxOf(req)),
  });
}
