import { createHash } from 'node:crypto';

/** Statements with a name, at most: each holds memory in each connection of the pool. */
const MOST = 200;
/** A statement that comes back so often is worth a name. */
const OFTEN = 3;
/** Rare words and frequent ones want different plans. */
const VARIED = /@@|\slike\s/i;
/** Rare statements are forgotten now and then, so that counting them costs no memory. */
const MOST_COUNTED = 2000;

/**
 * Names for statements that come again, so that PostgreSQL parses and plans them once a connection: the plans of
 * our pages take several times as long to find as to run.
 * @returns the name for a text, always the same one; undefined for what is rare
 */
export function createNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST || VARIED.test(sql)) return known;
    const count = (uses.get(sql) ?? 0) + 1;
    if (count < OFTEN) {
      if (uses.size >= MOST_COUNTED) uses.clear();
      uses.set(sql, count);
      return undefined;
    }
    uses.delete(sql);
    const name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}
