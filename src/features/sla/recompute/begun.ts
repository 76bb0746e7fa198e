import type { TxCtx } from '../../../platform/ctx';
import type { Db } from '../../../platform/db';

/** The run of each transaction that has begun one: many changes in one transaction want one run. */
const begun = new WeakMap<Db, Promise<string | null>>();

/** Begins a run once a transaction. */
export async function beginOnce(tx: TxCtx, begin: (tx: TxCtx) => Promise<string | null>): Promise<void> {
  const run = begun.get(tx.db) ?? begin(tx);
  begun.set(tx.db, run);
  await run;
}

/** The run that this transaction has begun; null for none. */
export function runBegunIn(tx: TxCtx): Promise<string | null> {
  return begun.get(tx.db) ?? Promise.resolve(null);
}
