import type { Ctx } from '../../../platform/ctx';
import { row } from '../../../platform/db';

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
  );
}

/** Whether a second factor is asked for when this person signs in. */
export async function hasSecondFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const { hasTotp, passkeys } = await factorsOf(ctx, userId);
  return hasTotp || passkeys > 0;
}
