import { codedError, LOCKED } from '../faults';

/** So many wait for locked tables at once, of a pool that everybody else needs. */
const MOST_ASKING = 3;

/** Texts that met a locked table last time, with whether one of them is asking again. */
type Contention = Map<string, { asking: boolean }>;

const locked = () => codedError(LOCKED, 'a table is locked');

const pools = new WeakMap<object, Contention>();

/**
 * Runs a read. One that nothing but the lock of a whole table can stop found one: until it is free, one at a time
 * waits for it, and the others fail at once, or the waiting would soon have every connection of the pool.
 * @param pool what tells one pool from another
 * @param work looks once more, by what it is given, when it has waited for a connection
 */
export async function unlessLocked<T>(
  pool: object,
  text: string,
  work: (again: () => void) => Promise<T>,
): Promise<T> {
  const met = pools.get(pool) ?? new Map();
  pools.set(pool, met);
  const entry = met.get(text);
  if (entry) {
    const asking = [...met.values()].filter((other) => other.asking).length;
    if (entry.asking || asking >= MOST_ASKING) throw locked();
    entry.asking = true;
  }
  try {
    const result = await work(() => {
      if (!entry && met.has(text)) throw locked();
    });
    if (entry) met.delete(text);
    return result;
  } catch (error) {
    const isLocked = (error as { code?: unknown }).code === LOCKED;
    // Who came before the lock was known must not hide that another is asking already.
    if (isLocked && (entry || !met.has(text))) met.set(text, { asking: false });
    else if (entry && !isLocked) met.delete(text);
    throw error;
  }
}
