import type { Ctx } from '../../platform/ctx';
import { row } from '../../platform/db';
import type { MailFailure } from '../../platform/mail';

export interface MailCounts {
  sent: number;
  /** Not sent yet, for the first time or once more. */
  queued: number;
  failed: number;
  /** Not even tried: there is no address, or one that was refused for good. */
  suppressed: number;
  /** Kept, because no server is set up. */
  kept: number;
}

/** What became of the mails that were written since then. */
export function countMails(ctx: Ctx, since: Date): Promise<MailCounts> {
  return row(
    ctx.db,
    `select count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'queued') as queued,
       count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'suppressed') as suppressed,
       count(*) filter (where state = 'outbox') as kept
     from deliveries where created_at >= :since and channel = 'mail'`,
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
