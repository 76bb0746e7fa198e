import { type Bindings, type Db, rows } from './index';

/** So many rows come at a time: few enough that they take no memory, enough that the way to the database costs little. */
const AT_ONCE = 1000;
const NEXT = 'fetch 1000 from portions';

/**
 * The rows of a query, a thousand at a time, all as they were when the first were read. For one reader in a transaction,
 * which stays open for so long.
 * @throws Error outside of a transaction
 */
export async function* inPortions<T>(db: Db, sql: string, bindings: Bindings): AsyncGenerator<T[]> {
  if (!db.isTransaction) throw new Error('a cursor lives in a transaction');
  await rows(db, `declare portions no scroll cursor for ${sql}`, bindings);
  for (;;) {
    const portion = await rows<T>(db, NEXT);
    if (portion.length > 0) yield portion;
    if (portion.length < AT_ONCE) break;
  }
  await rows(db, 'close portions');
}
