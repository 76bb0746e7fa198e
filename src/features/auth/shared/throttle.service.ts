import type { Ctx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { daysAfter } from '../../../platform/elapsed';
import { AppError } from '../../../platform/errors';
import { type Counter, type Guess, networkCounter, ownCounter } from './throttle.policy';

/** A counter starts anew after this long without another failure. */
const COUNTED_DAYS = 1;

export interface Attempt {
  /** Seconds until another attempt is allowed; 0 when this one is. */
  wait: number;
  /** Should this one fail: seconds until the next is allowed. */
  blocksFor: number;
  /** This attempt blocks the account for the first time in a row. */
  blocksNow: boolean;
}

/**
 * Counts an attempt, before anybody looks at it, as a failure until `clearAttempts` is called, and blocks further ones
 * in the same statement: of many at once, one is allowed.
 */
export async function recordAttempt(ctx: Ctx, guess: Guess): Promise<Attempt> {
  const attempt: Attempt = { wait: 0, blocksFor: 0, blocksNow: false };
  const network = networkCounter(guess);
  for (const counter of [...network, ownCounter(guess)]) {
    const counted = await count(ctx, counter);
    if (!counted) return { ...attempt, wait: await secondsLeft(ctx, counter) };
    attempt.blocksFor = Math.max(attempt.blocksFor, secondsUntil(ctx, counted.blockedUntil));
    attempt.blocksNow = !network.includes(counter) && counted.failures === counter.rule.free + 1;
  }
  return attempt;
}

/** They got in: their own failures are cleared, of the network's only this one, for others may be guessing there. */
export async function clearAttempts(ctx: Ctx, guess: Guess): Promise<void> {
  await ctx
    .db('sign_in_throttles')
    .where({ key: ownCounter(guess).key })
    .delete();
  for (const counter of networkCounter(guess)) await uncount(ctx, counter);
}

/** Nobody has looked at the attempt: it is no failure, and takes none away. */
export async function withdrawAttempt(ctx: Ctx, guess: Guess): Promise<void> {
  for (const counter of [...networkCounter(guess), ownCounter(guess)]) await uncount(ctx, counter);
}

async function uncount(ctx: Ctx, { key }: Counter): Promise<void> {
  await ctx.db.raw(
    `with counted as (update sign_in_throttles set failures = failures - 1, blocked_until = null
       where key = :key and failures > 1 returning key)
     delete from sign_in_throttles where key = :key and not exists (select 1 from counted)`,
    { key },
  );
}

/** Lifts the block of an account for every browser that does not count for itself, and for its owner's that asks for it. */
export async function liftBlock(ctx: Ctx, account: string, deviceToken: string | null = null): Promise<void> {
  const keys = [null, deviceToken].map((knownDevice) => ownCounter({ account, knownDevice }).key);
  await ctx.db('sign_in_throttles').whereIn('key', keys).delete();
}

/** Deletes counters that would start anew. */
export async function purgeThrottles(ctx: Ctx): Promise<void> {
  const before = daysAfter(ctx.now, -COUNTED_DAYS);
  await ctx.db('sign_in_throttles').where('lastFailedAt', '<', before).delete();
}

/** What to answer to an attempt that is not allowed, on a field or on the whole form; no mail helps here. */
export function tooManyTries(seconds: number, field = ''): AppError {
  return new AppError('rate_limited', {
    fields: { [field]: { key: 'auth.error.too_many_tries', params: { minutes: Math.ceil(seconds / 60) } } },
    data: { retryAfterSeconds: seconds },
  });
}

/** Counts an attempt; null while it is blocked. */
function count(
  ctx: Ctx,
  { key, rule }: Counter,
): Promise<{ failures: number; blockedUntil: Date | null } | null> {
  const stale = daysAfter(ctx.now, -COUNTED_DAYS);
  return maybeRow(
    ctx.db,
    `insert into sign_in_throttles as counter (key, failures, last_failed_at) values (:key, 1, :now)
     on conflict (key) do update set
       last_failed_at = excluded.last_failed_at,
       failures = case when counter.last_failed_at < :stale then 1 else counter.failures + 1 end,
       blocked_until = case when counter.last_failed_at >= :stale and counter.failures >= :free then
         :now::timestamptz + (:waits::integer[])[least(cardinality(:waits::integer[]), 1 + counter.failures - :free)]
           * interval '1 second'
         end
     where counter.blocked_until is null or counter.blocked_until <= :now
     returning failures, blocked_until`,
    { key, now: ctx.now, stale, ...rule },
  );
}

async function secondsLeft(ctx: Ctx, { key }: Counter): Promise<number> {
  const found = await maybeRow<{ blockedUntil: Date | null }>(
    ctx.db,
    'select blocked_until from sign_in_throttles where key = :key',
    { key },
  );
  return Math.max(1, secondsUntil(ctx, found?.blockedUntil ?? null));
}

function secondsUntil({ now }: Ctx, moment: Date | null): number {
  return moment ? Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / 1000)) : 0;
}
