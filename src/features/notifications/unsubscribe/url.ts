import type { Ctx } from '../../../platform/ctx';
import type { Kind } from '../kinds';
import { leavingToken, unsubscribeToken } from './token';

/** Where somebody ends mail of a kind with one press (RFC 8058), or looks first at what that does. */
export function unsubscribeUrl({ system: { config } }: Ctx, userId: string, kind: Kind): string {
  return `${config.baseUrl}/unsubscribe/${unsubscribeToken(config.encryptionKey, { userId, kind })}`;
}

/** Where an address on the list of a scheduled report does so. */
export function leavingUrl({ system: { config } }: Ctx, recipientId: string): string {
  return `${config.baseUrl}/unsubscribe/${leavingToken(config.encryptionKey, recipientId)}`;
}
