import type { Ctx } from '../../platform/ctx';
import { row, rows } from '../../platform/db';
import type { MailFailure } from '../../platform/mail';
import { withPictures, withSecret } from './sending.service';

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
    'select id, address::text, subject, state, created_at from deliveries order by id desc limit 100',
  );
}

/** The HTML of a mail as its reader sees it, with a link that has not been sent, and its pictures. */
export async function mailHtml(ctx: Ctx, id: string): Promise<string> {
  const mail = await row<{ bodyHtml: string; secret: string | null }>(
    ctx.db,
    'select body_html, secret from deliveries where id = :id',
    { id },
  );
  return withPictures(ctx, withSecret(ctx, mail.bodyHtml, mail.secret));
}

export interface MailCounts {
  sent: number;
  /** Not sent yet, for the first time or once more. */
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
     from deliveries where created_at >= :since`,
    { since },
  );
}

/** What waits for another try: how many, since when, and what was said the last time. */
export interface WaitingMail {
  count: number;
  /** Of these, because the server could not be used. */
  heldBack: number;
  nextAt: Date | null;
  failure: MailFailure | null;
  error: string | null;
  triedAt: Date | null;
}

/** @returns a count of 0, and nothing else, where none waits */
export function waitingMail(ctx: Ctx): Promise<WaitingMail> {
  return row(
    ctx.db,
    `select count(*) as count, count(*) filter (where failure <> 'postponed') as held_back, min(next_at) as next_at, max(tried_at) as tried_at,
       (array_agg(failure order by tried_at desc))[1] as failure, (array_agg(error order by tried_at desc))[1] as error
     from deliveries where state = 'queued' and failure is not null`,
  );
}

export interface FailedMail {
  id: string;
  address: string;
  subject: string;
  failure: MailFailure | null;
  error: string | null;
  triedAt: Date | null;
}

/** The latest of what is not tried again, and how many there are. */
export async function failedMail(ctx: Ctx, limit: number): Promise<{ mails: FailedMail[]; count: number }> {
  const [mails, { count }] = await Promise.all([
    rows<FailedMail>(
      ctx.db,
      `select id, address::text, subject, failure, error, tried_at from deliveries where state = 'failed'
        order by tried_at desc nulls last limit :limit`,
      { limit },
    ),
    row<{ count: number }>(ctx.db, `select count(*) as count from deliveries where state = 'failed'`),
  ]);
  return { mails, count };
}

/** How many mails wait because the server could not be used. */
export async function countHeldBack(ctx: Ctx): Promise<number> {
  const { count } = await row<{ count: number }>(
    ctx.db,
    `select count(*) as count from deliveries
      where state = 'queued' and attempts >= 2 and failure is not null and failure <> 'postponed'`,
    {},
    'mails held back count',
  );
  return count;
}
