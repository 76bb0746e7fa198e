import { channel } from 'node:diagnostics_channel';

// A transaction holds a connection and locks, so it waits for nothing but the database. Nobody listens here but the
// tests, which fail whatever does otherwise: tests/support/waiting.ts.

const transactions = channel('servidesk:transaction');
const slow = channel('servidesk:slow');

/** Runs what a transaction does. */
export function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return transactions.runStores({}, work);
}

/** Says that something slow begins: a hash, a disk, another server. */
export function slowly(what: string): void {
  slow.publish(what);
}
