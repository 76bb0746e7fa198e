import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export { decrypt, encrypt } from './encryption';

/** Random bytes as base64url text: 32 of them (43 characters) are enough for any token. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** SHA-256 (FIPS 180-4) in lower-case hex. For tokens of our own making; never for passwords. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** HMAC-SHA-256 (RFC 2104) in lower-case hex. */
export function hmac(key: string, data: string | Uint8Array): string {
  return createHmac('sha256', key).update(data).digest('hex');
}

/** Compares two texts in a time that tells nothing about where, or in what length, they differ. */
export function timingSafeEqualText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
