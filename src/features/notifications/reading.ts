import type { Reading } from '../../platform/delivery-types';

/** Reads something once for all messages that are written in the same moment. */
export function once<T>(reading: Reading, key: string, read: () => Promise<T>): Promise<T> {
  const known = reading.get(key) as Promise<T> | undefined;
  if (known) return known;
  const found = read();
  reading.set(key, found);
  return found;
}
