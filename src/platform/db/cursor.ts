import { type Bindings, type Db, rows, valuesIn } from './index';

/** So many rows come at a time: few enough that they take no memory, enough that the way to the database costs little. */
const AT_ONCE = 500;
const NEXT = 'fetch 500 from portions';

/**
 * The rows of a query as lists of values, some hundreds at a time, all as they were when the first were read; while one
 * portion is worked on, the next is read. For one reader in a transaction, which stays open for so long.
 * @throws Error outside of a transaction
 */
export async function* inPortions(db: Db, sql: string, bindings: Bindings): AsyncGenerator<unknown[][]> {
  if (!db.isTransaction) throw new Error('a cursor lives in a transaction');
  await rows(db, `declare portions no scroll cursor for ${sql}`, bindings);
  let next = valuesIn(db, NEXT);
  for (;;) {
    const portion = await next;
    const isLast = portion.length < AT_ONCE;
    if (!isLast) next = valuesIn(db, NEXT);
    // Where nobody takes it any more, its failure is nobody's.
    next.catch(() => undefined);
    if (portion.length > 0) yield portion;
    if (isLast) break;
  }
  await rows(db, 'close portions');
}
