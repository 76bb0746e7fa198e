import type { TxCtx } from '../../../platform/ctx';
import type { Db } from '../../../platform/db';

/** The run of each transaction that has begun one: many changes in one transaction want one run. */
const begun = new WeakMap<Db, Promise<unknown>>();

/** Begins a run once a transaction. */
export async function beginOnce(tx: TxCtx, begin: (tx: TxCtx) => Promise<unknown>): Promise<void> {
  const run = begun.get(tx.db) ?? begin(tx);
  begun.set(tx.db, run);
  await run;
}
