import type { Request, Response } from 'express';
import { AppError } from '../../platform/errors';
import { isReachable } from '../../platform/exposure';
import { fileAnswer } from '../../platform/http/file-answer';
import { ctxOf, idParam, numberParam } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { runsTheDesk } from '../../platform/rights';
import { hasDemo } from '../demo';
import { openAlong } from './files.service';
import { sendMailHtml } from './mail-frame.view';
import { mailHtml, newestMessages, type OutboxMessage } from './outbox.queries';
import { templateText } from './what.view';

/** The newest messages, in place of the mailboxes and pages that they would have reached. */
export async function outbox(req: Request, res: Response): Promise<void> {
  await assertMayLook(req);
  const messages = await newestMessages(ctxOf(req));
  page(res, 'deliveries/outbox', { mails: messages.map((one) => messageView(req, one)) });
}

function messageView({ shell: { t, fmt }, ctx }: Request, message: OutboxMessage) {
  const { id, channel, recipient, template, subject, ticket, state, isWritten, createdAt } = message;
  const files = message.files ?? [];
  const what = [templateText({ t, i18n: ctx.system.i18n }, template), ticket].filter(Boolean).join(' · ');
  return {
    id,
    address: recipient,
    channel: channel === 'mail' ? '' : t(`deliveries.channel.${channel}`),
    subject: subject ?? what,
    at: fmt.dateTime(createdAt),
    state: t(`outbox.state.${state}`),
    href: isWritten ? `/dev/outbox/${id}` : null,
    files: files.map(({ name, size }, at) => ({
      name,
      size: fmt.bytes(size),
      href: `/dev/outbox/${id}/files/${at + 1}`,
    })),
  };
}

/** One mail as its reader sees it, with links that let them in. */
export async function outboxMail(req: Request, res: Response): Promise<void> {
  await assertMayLook(req);
  const html = await mailHtml(ctxOf(req), idParam(req));
  sendMailHtml(res, html, 'none');
}

/** A file that went along with one. */
export async function outboxFile(req: Request, res: Response): Promise<void> {
  await assertMayLook(req);
  await fileAnswer(res, await openAlong(ctxOf(req), idParam(req), numberParam(req, 'file')));
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
