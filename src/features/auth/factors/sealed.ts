import { decrypt, encrypt } from '../../../platform/crypto';
import type { Ctx } from '../../../platform/ctx';

/** What is under way and must come back from a browser or a session unread and unchanged, for one person. */
export function seal(ctx: Ctx, purpose: string, userId: string, value: string): string {
  const content = { purpose, userId, value, at: ctx.now.getTime() };
  return encrypt(ctx.system.config.encryptionKey, JSON.stringify(content));
}

/** What was sealed for that purpose and person in the last so many minutes; null for anything else. */
export function unseal(
  ctx: Ctx,
  purpose: string,
  userId: string,
  sealed: string | null | undefined,
  minutes: number,
): string | null {
  if (!sealed) return null;
  try {
    const content = JSON.parse(decrypt(ctx.system.config.encryptionKey, sealed));
    const isOurs = content.purpose === purpose && content.userId === userId;
    return isOurs && ctx.now.getTime() - content.at < minutes * 60_000 ? content.value : null;
  } catch {
    return null;
  }
}
