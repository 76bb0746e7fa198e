import { isTx } from '../tx';
import type { Cache } from './cache';

export type { Cache } from './cache';
export { createMemoryCache } from './memory';
export { createRedisCache } from './redis';

/** Of a context, what reading through the cache takes. */
export interface Caching {
  readonly system: { readonly cache: Cache };
}

/**
 * A value from the cache. Within a transaction it is read anew and kept from the others: what the transaction has
 * changed is nobody else's yet, and when it fails its errors are its own.
 */
export function cached<T>(
  ctx: Caching,
  group: string,
  key: string,
  seconds: number,
  load: () => Promise<T>,
): Promise<T> {
  return isTx(ctx) ? load() : ctx.system.cache.get(group, key, seconds, load);
}
