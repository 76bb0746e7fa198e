import { randomToken, sha256Hex } from '../../../platform/crypto';
import type { Ctx, TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';

export type Purpose = 'registration' | 'password_reset' | 'email' | 'invitation' | 'unlock' | 'second_factor';

/** Minutes that a token of a purpose is good for. */
export const LIFETIMES: Record<Purpose, number> = {
  registration: 24 * 60,
  password_reset: 60,
  email: 24 * 60,
  invitation: 7 * 24 * 60,
  unlock: 60,
  second_factor: 10,
};

export interface NewToken {
  /** Chosen beforehand by who enqueued the job that issues it, so that the job can tell that it has. */
  id?: string;
  purpose: Purpose;
  userId?: string | null;
  email?: string | null;
  data?: Record<string, unknown>;
}

export interface Token {
  id: string;
  userId: string | null;
  email: string | null;
  data: Record<string, unknown>;
  tries: number;
  createdAt: Date;
  expiresAt: Date;
}

/** Makes a token: 32 random bytes as base64url, of which only the hash is stored. */
export async function issueToken(tx: TxCtx, token: NewToken): Promise<string> {
  return activateToken(tx, await prepareToken(tx, token));
}

/** Stores what a token will be worth. It opens nothing until it is activated, by the job that mails it. */
export async function prepareToken(
  tx: TxCtx,
  { id = newId(), purpose, userId, email, data }: NewToken,
): Promise<string> {
  const expiresAt = new Date(tx.now.getTime() + LIFETIMES[purpose] * 60_000);
  await tx.db('auth_tokens').insert({
    id,
    purpose,
    userId: userId ?? null,
    email: email ?? null,
    data: JSON.stringify(data ?? {}),
    createdAt: tx.now,
    expiresAt,
  });
  return id;
}

/** Gives a stored token the value that opens it; one it had before opens nothing any more. */
export async function activateToken(tx: TxCtx, id: string): Promise<string> {
  const token = randomToken();
  await tx
    .db('auth_tokens')
    .where({ id })
    .update({ hash: sha256Hex(token) });
  return token;
}

/** Whether the job that was to issue a token has run before. */
export async function isIssued(tx: TxCtx, id: string): Promise<boolean> {
  return (await maybeRow(tx.db, 'select 1 from auth_tokens where id = :id', { id })) !== null;
}

/**
 * A prepared token that no mail carries yet; null once one does, or it opens nothing any more. Locked: of a job that
 * runs twice at once, one writes the mail.
 */
export async function waitingToken(tx: TxCtx, purpose: Purpose, id: string): Promise<Token | null> {
  return maybeRow<Token>(
    tx.db,
    `select ${COLUMNS} from auth_tokens where id = :id and hash is null and ${GOOD} for update`,
    { id, purpose, now: tx.now },
  );
}

const FORM = /^[\w-]{43}$/;
const COLUMNS = 'id, user_id, email::text, data, tries, created_at, expires_at';
const GOOD = 'purpose = :purpose and used_at is null and expires_at > :now::timestamptz';

/** What a token is worth now; null for one that is used, expired, for something else or made up. */
export async function findToken(ctx: Ctx, purpose: Purpose, token: unknown): Promise<Token | null> {
  if (typeof token !== 'string' || !FORM.test(token)) return null;
  return maybeRow<Token>(ctx.db, `select ${COLUMNS} from auth_tokens where hash = :hash and ${GOOD}`, {
    hash: sha256Hex(token),
    purpose,
    now: ctx.now,
  });
}

/**
 * Uses a token up, once: of two at the same time one fails.
 * @throws AppError `gone` for one that is used, expired, for something else or made up
 */
export async function useToken(tx: TxCtx, purpose: Purpose, token: unknown): Promise<Token> {
  if (typeof token !== 'string' || !FORM.test(token)) throw new AppError('gone');
  const found = await maybeRow<Token>(
    tx.db,
    `update auth_tokens set used_at = :now where hash = :hash and ${GOOD} returning ${COLUMNS}`,
    { hash: sha256Hex(token), purpose, now: tx.now },
  );
  if (!found) throw new AppError('gone');
  return found;
}

/** Makes what somebody, or an address, was sent before for that purpose worthless. @returns how many those were */
export async function voidTokens(
  tx: TxCtx,
  purpose: Purpose,
  whose: { userId: string } | { email: string },
): Promise<number> {
  return tx
    .db('auth_tokens')
    .where({ purpose, usedAt: null, ...whose })
    .update({ usedAt: tx.now });
}

/** Counts a failed try at a token; after `most` of them it opens nothing any more. */
export async function countTry(ctx: Ctx, id: string, most: number): Promise<void> {
  await ctx.db.raw(
    `update auth_tokens set tries = tries + 1,
       used_at = case when tries + 1 >= :most then :now::timestamptz else used_at end where id = :id`,
    { id, most, now: ctx.now },
  );
}

/** Deletes what nobody can use any more since that moment. */
export async function purgeTokens(ctx: Ctx, before: Date): Promise<void> {
  await ctx.db.raw('delete from auth_tokens where least(used_at, expires_at) < :before', { before });
}
