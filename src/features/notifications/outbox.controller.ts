import type { Request, Response } from 'express';
import { row, rows } from '../../platform/db';
import { ctxOf, idParam } from '../../platform/http/input';
import { page } from '../../platform/http/respond';

interface OutboxMail {
  id: string;
  address: string;
  subject: string;
  state: string;
  createdAt: Date;
  bodyHtml: string;
}

/** The newest hundred mails. */
export async function outbox(req: Request, res: Response): Promise<void> {
  const mails = await rows<OutboxMail>(
    ctxOf(req).db,
    'select id, address::text, subject, state, created_at from mails order by id desc limit 100',
  );
  const { t, fmt } = req.shell;
  page(res, 'notifications/outbox', {
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
  const mail = await row<OutboxMail>(ctxOf(req).db, 'select body_html from mails where id = :id', {
    id: idParam(req),
  });
  res.set(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  res.type('html').send(mail.bodyHtml);
}
