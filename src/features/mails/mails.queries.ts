import type { Ctx } from '../../platform/ctx';
import { row, rows } from '../../platform/db';
import { withPictures, withSecret } from './mails.service';

export interface OutboxMail {
  id: string;
  address: string;
  subject: string;
  state: string;
  createdAt: Date;
}

/** The newest hundred mails. */
export function newestMails(ctx: Ctx): Promise<OutboxMail[]> {
  return rows(
    ctx.db,
    'select id, address::text, subject, state, created_at from mails order by id desc limit 100',
  );
}

/** The HTML of a mail as its reader sees it, with a link that has not been sent, and its pictures. */
export async function mailHtml(ctx: Ctx, id: string): Promise<string> {
  const mail = await row<{ bodyHtml: string; secret: string | null }>(
    ctx.db,
    'select body_html, secret from mails where id = :id',
    { id },
  );
  return withPictures(ctx, withSecret(ctx, mail.bodyHtml, mail.secret));
}

export interface MailCounts {
  sent: number;
  /** Not sent yet, or refused and to be tried again. */
  queued: number;
  failed: number;
  /** Kept, because no server is set up. */
  kept: number;
}

/** What became of the mails that were written since then. */
export function countMails(ctx: Ctx, since: Date): Promise<MailCounts> {
  return row(
    ctx.db,
    `select count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'queued') as queued,
       count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'outbox') as kept
     from mails where created_at >= :since`,
    { since },
  );
}
