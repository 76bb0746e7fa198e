import type { Request, Response } from 'express';
import { AppError } from '../../platform/errors';
import { isReachable } from '../../platform/exposure';
import { ctxOf, idParam } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { runsTheDesk } from '../../platform/rights';
import { hasDemo } from '../demo';
import { mailHtml, newestMails } from './deliveries.queries';

/** The newest mails, in place of the mailboxes they would have reached. */
export async function outbox(req: Request, res: Response): Promise<void> {
  await assertMayLook(req);
  const { t, fmt } = req.shell;
  const mails = await newestMails(ctxOf(req));
  page(res, 'deliveries/outbox', {
    mails: mails.map((mail) => ({
      ...mail,
      at: fmt.dateTime(mail.createdAt),
      state: t(`outbox.state.${mail.state}`),
      href: `/dev/outbox/${mail.id}`,
    })),
  });
}

/** One mail as its reader sees it, in a sandbox: mail needs inline styles, which our pages refuse. */
export async function outboxMail(req: Request, res: Response): Promise<void> {
  await assertMayLook(req);
  const html = await mailHtml(ctxOf(req), idParam(req));
  res.set(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  res.type('html').send(html);
}

/**
 * Mails hold links that let people in. On a demo desk, whose passwords everyone knows, they are everyone's who sits at
 * it; one that others reach may have people and passwords of its own.
 */
async function assertMayLook(req: Request): Promise<void> {
  const ctx = ctxOf(req);
  if (runsTheDesk(ctx.actor) || (!isReachable(ctx.system.config) && (await hasDemo(ctx)))) return;
  throw new AppError(ctx.actor.kind === 'anonymous' ? 'unauthenticated' : 'not_found');
}
