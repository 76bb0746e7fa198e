import { AsyncLocalStorage } from 'node:async_hooks';

/** Set while what runs is part of a transaction. */
export const inTransaction = new AsyncLocalStorage<object>();

/** What somebody else does while a test holds a transaction is no part of it. */
export function elsewhere<T>(work: () => T): T {
  return inTransaction.exit(work);
}
