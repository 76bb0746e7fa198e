import type { Ctx } from '../../../platform/ctx';
import { row, rows } from '../../../platform/db';

export interface Factors {
  hasTotp: boolean;
  passkeys: number;
  /** Recovery codes that have not been used. */
  recoveryCodes: number;
}

/** What somebody has set up. */
export function factorsOf(ctx: Ctx, userId: string): Promise<Factors> {
  return row<Factors>(
    ctx.db,
    `select exists (select 1 from totp_factors where user_id = :userId) as has_totp,
       (select count(*) from passkeys where user_id = :userId) as passkeys,
       (select count(*) from recovery_codes where user_id = :userId and used_at is null) as recovery_codes`,
    { userId },
    'factors',
  );
}

/** Whether a second factor is asked for when this person signs in. */
export async function hasSecondFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const { hasTotp, passkeys } = await factorsOf(ctx, userId);
  return hasTotp || passkeys > 0;
}

export interface PasskeyItem {
  id: string;
  name: string;
  /** Its provider keeps it on more than one device. */
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Somebody's passkeys, oldest first. */
export function passkeysOf(ctx: Ctx, userId: string): Promise<PasskeyItem[]> {
  return rows<PasskeyItem>(
    ctx.db,
    `select id, name, is_backed_up, created_at, last_used_at from passkeys
     where user_id = :userId order by id`,
    { userId },
  );
}

/** @throws AppError `not_found` for one that is somebody else's, too */
export function passkeyOf(ctx: Ctx, userId: string, id: string): Promise<PasskeyItem> {
  return row<PasskeyItem>(
    ctx.db,
    `select id, name, is_backed_up, created_at, last_used_at from passkeys
     where user_id = :userId and id = :id`,
    { userId, id },
  );
}

export interface FactorDates {
  /** When the authenticator app was set up. */
  totpSince: Date | null;
  /** Browsers that stand for the second factor now. */
  trustedDevices: number;
}

export function factorDatesOf(ctx: Ctx, userId: string): Promise<FactorDates> {
  return row<FactorDates>(
    ctx.db,
    `select (select created_at from totp_factors where user_id = :userId) as totp_since,
       (select count(*) from devices where user_id = :userId and trusted_until > :now) as trusted_devices`,
    { userId, now: ctx.now },
  );
}
