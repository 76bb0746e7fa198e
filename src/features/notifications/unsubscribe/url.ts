import type { Ctx } from '../../../platform/ctx';
import type { Kind } from '../kinds';
import { unsubscribeToken } from './token';

/** Where somebody ends mail of a kind with one press (RFC 8058), or looks first at what that does. */
export function unsubscribeUrl({ system: { config } }: Ctx, userId: string, kind: Kind): string {
  return `${config.baseUrl}/unsubscribe/${unsubscribeToken(config.encryptionKey, { userId, kind })}`;
}
