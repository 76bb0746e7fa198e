import type { Ctx } from '../../../platform/ctx';
import { maybeRow, rows } from '../../../platform/db';

export interface OwnIdentity {
  id: string;
  provider: string;
  email: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** The services that an account is connected with. */
export function identitiesOf(ctx: Ctx, userId: string): Promise<OwnIdentity[]> {
  return rows(
    ctx.db,
    `select id, provider, email::text, created_at, last_used_at from identities
     where user_id = :userId order by provider`,
    { userId },
  );
}

/** Whether an account is connected with that identity. */
export async function hasIdentity(
  ctx: Ctx,
  userId: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<boolean> {
  const found = await maybeRow(
    ctx.db,
    'select id from identities where user_id = :userId and issuer = :issuer and subject = :subject',
    { userId, issuer, subject },
  );
  return found !== null;
}
