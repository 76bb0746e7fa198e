import { randomToken, sha256Hex } from '../../../platform/crypto';
import type { Ctx, TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { newId } from '../../../platform/ids';

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

/** Remembers a browser in which somebody has signed in; trusted until then if that is said. */
export async function seeDevice(
  tx: TxCtx,
  userId: string,
  {
    token: given,
    userAgent,
    trustedUntil,
  }: { token: string | null; userAgent: string | null; trustedUntil?: Date },
): Promise<SeenDevice> {
  const token = given && FORM.test(given) ? given : randomToken();
  const known = await findDevice(tx, userId, token);
  const agent = userAgent?.slice(0, 400) ?? null;
  if (known) {
    const trust = trustedUntil ? { trustedUntil } : {};
    await tx
      .db('devices')
      .where({ id: known.id })
      .update({ userAgent: agent, lastUsedAt: tx.now, ...trust });
    return { id: known.id, token, isNew: false };
  }
  const others = await maybeRow(tx.db, 'select 1 from devices where user_id = :userId limit 1', { userId });
  const id = newId();
  await tx.db('devices').insert({
    ...{ id, userId, hash: sha256Hex(token), userAgent: agent, trustedUntil: trustedUntil ?? null },
    ...{ createdAt: tx.now, lastUsedAt: tx.now },
  });
  return { id, token, isNew: others !== null };
}

/** No browser of somebody stands for the second factor any more. */
export async function distrustDevices(tx: TxCtx, userId: string): Promise<void> {
  await tx.db('devices').where({ userId }).update({ trustedUntil: null });
}

/** Deletes browsers that have not been used since that moment. */
export async function purgeDevices(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.raw('delete from devices where last_used_at < :before', { before });
}
