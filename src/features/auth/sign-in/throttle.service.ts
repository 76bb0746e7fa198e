import { sha256Hex } from '../../../platform/crypto';
import type { Ctx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError } from '../../../platform/errors';

/**
 * Guessing is slowed down by what is guessed at: the account as a whole, the account from a browser it knows (so
 * that a stranger's guesses do not lock its owner out; OWASP's "device cookies"), and the network that strangers'
 * guesses come from. After some failures in a row each further one closes the door for twice as long as the one before.
 */
interface Rule {
  /** Failures that cost nothing. */
  free: number;
  /** The first delay. */
  seconds: number;
  /** The longest. */
  most: number;
}

const RULES = {
  address: { free: 20, seconds: 30, most: 60 * 60 },
  account: { free: 5, seconds: 30, most: 60 * 60 },
  device: { free: 5, seconds: 30, most: 60 * 60 },
} satisfies Record<string, Rule>;

interface Door {
  rule: Rule;
  key: string;
}

/** Failures in a row are forgotten after this long without another. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

export interface Guess {
  /** An e-mail address, in lower case; whether there is such an account makes no difference. */
  account: string;
  /** The token of a browser in which this account has signed in before. */
  knownDevice: string | null;
  /** The network it comes from. */
  network: string | null;
}

export interface Hearing {
  /** Seconds until the next try is heard; 0 when this one is. */
  wait: number;
  /** Should this one fail: seconds until the next is heard. */
  closesFor: number;
  /** This try closes the account for the first time in a row. */
  closesNow: boolean;
}

/**
 * Asks to be heard. It counts as a failure until `forgive` is called, and closes the door behind it in the same
 * statement: of many guesses at once, one is heard.
 */
export async function knock(ctx: Ctx, guess: Guess): Promise<Hearing> {
  const hearing: Hearing = { wait: 0, closesFor: 0, closesNow: false };
  const network = networkDoor(guess);
  for (const door of [...network, ownDoor(guess)]) {
    const counted = await count(ctx, door);
    if (!counted) return { ...hearing, wait: await secondsLeft(ctx, door) };
    hearing.closesFor = Math.max(hearing.closesFor, secondsUntil(ctx, counted.blockedUntil));
    hearing.closesNow = !network.includes(door) && counted.failures === door.rule.free + 1;
  }
  return hearing;
}

/** They got in: their failures are forgiven, and of the network's only this one, for others may be guessing there. */
export async function forgive(ctx: Ctx, guess: Guess): Promise<void> {
  await ctx
    .db('sign_in_throttles')
    .where({ key: ownDoor(guess).key })
    .delete();
  for (const { key } of networkDoor(guess)) {
    await ctx.db.raw(
      `with counted as (update sign_in_throttles set failures = failures - 1, blocked_until = null
         where key = :key and failures > 1 returning key)
       delete from sign_in_throttles where key = :key and not exists (select 1 from counted)`,
      { key },
    );
  }
}

/** Opens an account to every browser that does not count for itself, and to its owner's that asks for it. */
export async function reopen(ctx: Ctx, account: string, deviceToken: string | null = null): Promise<void> {
  const keys = [null, deviceToken].map((knownDevice) => ownDoor({ account, knownDevice, network: null }).key);
  await ctx.db('sign_in_throttles').whereIn('key', keys).delete();
}

/** Deletes what was forgotten long ago. */
export async function purgeThrottles(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - FORGOTTEN_MS);
  await ctx.db('sign_in_throttles').where('lastFailedAt', '<', before).delete();
}

function ownDoor({ account, knownDevice }: Guess): Door {
  return knownDevice
    ? { rule: RULES.device, key: sha256Hex(`device:${account}:${knownDevice}`) }
    : { rule: RULES.account, key: sha256Hex(`account:${account}`) };
}

/** None for a browser that the account knows: a house's forgetful people, or one guest, do not shut the others out. */
function networkDoor({ network, knownDevice }: Guess): Door[] {
  return network && !knownDevice ? [{ rule: RULES.address, key: sha256Hex(`address:${network}`) }] : [];
}

/** What to answer to a try that is not heard, on a field or on the whole form; no mail helps here. */
export function tooManyTries(seconds: number, field = ''): AppError {
  return new AppError('rate_limited', {
    fields: { [field]: { key: 'auth.error.too_many_tries', params: { minutes: Math.ceil(seconds / 60) } } },
    data: { retryAfterSeconds: seconds },
  });
}

/** Counts a try at a door that is open; null when it is closed. */
function count(
  ctx: Ctx,
  { key, rule }: Door,
): Promise<{ failures: number; blockedUntil: Date | null } | null> {
  const forgotten = new Date(ctx.now.getTime() - FORGOTTEN_MS);
  return maybeRow(
    ctx.db,
    `insert into sign_in_throttles as door (key, failures, last_failed_at) values (:key, 1, :now)
     on conflict (key) do update set
       last_failed_at = excluded.last_failed_at,
       failures = case when door.last_failed_at < :forgotten then 1 else door.failures + 1 end,
       blocked_until = case when door.last_failed_at >= :forgotten and door.failures >= :free then
         :now::timestamptz + least(:most, :seconds * power(2, least(20, door.failures - :free))) * interval '1 second'
         end
     where door.blocked_until is null or door.blocked_until <= :now
     returning failures, blocked_until`,
    { key, now: ctx.now, forgotten, ...rule },
  );
}

async function secondsLeft(ctx: Ctx, { key }: Door): Promise<number> {
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
