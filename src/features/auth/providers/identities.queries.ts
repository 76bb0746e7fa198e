import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';

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
