import { decrypt, encrypt } from '../../../platform/crypto';
import type { Ctx } from '../../../platform/ctx';
import { SealedError } from './feeds.problems';
import type { StoredFeed } from './feeds.types';

/** `webcal:` is how calendars are offered to programs that subscribe to them: https by another name. */
export const fetchedAddress = (typed: string): string => typed.trim().replace(/^webcals?:/i, 'https:');

/** An address may hold what opens a calendar that is not everybody's, so it is stored sealed, for one feed. */
export function sealAddress({ system }: Ctx, feedId: string, address: string): string {
  return encrypt(system.config.encryptionKey, JSON.stringify({ feedId, address }));
}

/** @throws SealedError for what was not sealed here for that feed */
export function unsealAddress({ system }: Ctx, { id, address }: StoredFeed): string {
  try {
    const opened = JSON.parse(decrypt(system.config.encryptionKey, address ?? ''));
    if (opened.feedId === id) return String(opened.address);
  } catch {
    // Told below.
  }
  throw new SealedError('an address that was sealed with another key');
}

/** What of an address is no secret. */
export function hostOf(address: string): string {
  return new URL(address).host;
}
