import type { Db } from './db';

declare const inside: unique symbol;

/** A transaction, as those see it who need nothing else of a context. Only `inTx` makes one. */
export interface Tx {
  readonly db: Db;
  readonly [inside]: true;
  /** The open page that the change comes from, see `tabOf`. */
  readonly tab?: string | null;
  /** Runs once the outermost transaction has committed; never when it is rolled back. */
  afterCommit(act: () => Promise<void> | void): void;
}

/** Whether this context is inside a transaction. */
export function isTx<C extends object>(ctx: C): ctx is C & Tx {
  return 'afterCommit' in ctx;
}
