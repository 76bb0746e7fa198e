import type { Ctx } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { actorId } from '../../platform/rights';

/** A hundred mails and files each: as many as anybody needs who looks at what arrives, and few enough for mailboxes. */
const HOURLY = {
  /** Sent now, of all schedules together. */
  report_run: { rule: { points: 30, seconds: 3600 }, key: 'schedules.error.run_often' },
  /** Made: one that is removed has its limit of them free again, and one that is new may be due in a minute. */
  report_schedule: { rule: { points: 60, seconds: 3600 }, key: 'schedules.error.made_often' },
} as const;

/**
 * Counts what whoever acts has mails sent by.
 * @throws AppError `rate_limited`, on the form as a whole
 */
export async function assertNotTooOften(ctx: Ctx, what: keyof typeof HOURLY): Promise<void> {
  const { rule, key } = HOURLY[what];
  const { allowed, retryAfterSeconds } = await ctx.system.limits.consume(
    what,
    actorId(ctx.actor) ?? '',
    rule,
  );
  if (allowed) return;
  const params = { most: rule.points, minutes: Math.ceil(retryAfterSeconds / 60) };
  throw new AppError('rate_limited', {
    fields: { '': { key, params } },
    data: { retryAfterSeconds },
  });
}
