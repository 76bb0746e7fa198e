import { randomToken, sha256Hex } from '../../../platform/crypto';
import type { Ctx, TxCtx } from '../../../platform/ctx';
import { maybeRow, row } from '../../../platform/db';
import { newId } from '../../../platform/ids';
import { getSettings } from '../../settings';

export interface Device {
  id: string;
  trustedUntil: Date | null;
}

const FORM = /^[\w-]{43}$/;

/** The browser with that cookie, if this person has signed in there before. */
export async function findDevice(ctx: Ctx, userId: string, token: string | null): Promise<Device | null> {
  if (!token || !FORM.test(token)) return null;
  return maybeRow<Device>(
    ctx.db,
    'select id, trusted_until from devices where user_id = :userId and hash = :hash',
    { userId, hash: sha256Hex(token) },
  );
}

/** Whether somebody with this address has signed in there before. */
export async function isKnownDevice(ctx: Ctx, email: string, token: string | null): Promise<boolean> {
  const hash = token && FORM.test(token) ? sha256Hex(token) : '';
  const found = await maybeRow(
    ctx.db,
    `select 1 from devices join users on users.id = user_id where email = :email::citext and hash = :hash`,
    { email, hash },
  );
  return found !== null;
}

export interface SeenDevice {
  id: string;
  /** What the browser's cookie is to hold. */
  token: string;
  /** This person has signed in before, but never here. */
  isNew: boolean;
}

/**
 * Remembers a browser in which somebody has signed in; trusted until then if that is said. From then on its cookie is
 * another one: whoever had put theirs there before would be trusted, too.
 */
export async function seeDevice(
  tx: TxCtx,
  userId: string,
  {
    token: given,
    userAgent,
    trustedUntil,
  }: { token: string | null; userAgent: string | null; trustedUntil?: Date },
): Promise<SeenDevice> {
  const before = given && FORM.test(given) ? given : null;
  const token = before && !trustedUntil ? before : randomToken();
  const hash = sha256Hex(token);
  // For everybody who uses this browser.
  if (before && token !== before) {
    await tx
      .db('devices')
      .where({ hash: sha256Hex(before) })
      .update({ hash });
  }
  const others = await maybeRow(
    tx.db,
    'select 1 from devices where user_id = :userId and hash <> :hash limit 1',
    { userId, hash },
  );
  const id = newId();
  // Of two sign-ins at once in a new browser the second finds what the first has stored.
  const device = await row<{ id: string }>(
    tx.db,
    `insert into devices as known (id, user_id, hash, user_agent, trusted_until, created_at, last_used_at)
     values (:id, :userId, :hash, :userAgent, :trustedUntil, :now, :now)
     on conflict (user_id, hash) do update set user_agent = excluded.user_agent,
       last_used_at = excluded.last_used_at, trusted_until = coalesce(excluded.trusted_until, known.trusted_until)
     returning id`,
    { id, userId, hash, userAgent, trustedUntil: trustedUntil ?? null, now: tx.now },
  );
  return { id: device.id, token, isNew: device.id === id && others !== null };
}

/** No browser stands for the second factor for longer than it would if that were said now. */
export async function tightenTrust(tx: TxCtx): Promise<void> {
  const { trustedDeviceDays: days } = await getSettings(tx);
  await tx.db.raw(
    `update devices set trusted_until = least(trusted_until, :now::timestamptz + :days * interval '1 day')
     where trusted_until > :now::timestamptz`,
    { now: tx.now, days },
  );
}

/** No browser of somebody stands for the second factor any more. @returns of how many that was said */
export function distrustDevices(tx: TxCtx, userId: string): Promise<number> {
  return tx.db('devices').where({ userId }).whereNotNull('trustedUntil').update({ trustedUntil: null });
}

/** Deletes browsers that have not been used since that moment. */
export async function purgeDevices(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.raw('delete from devices where last_used_at < :before', { before });
}
