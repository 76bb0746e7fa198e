import { type Bindings, type Db, row } from '../../../platform/db';
import type { Condition } from '../visibility';

/** Counts stop here: a page shows "999+" rather than wait for an exact large number. */
const MAX_COUNT = 1000;

/**
 * How many tickets fit each of these, 1000 meaning "1000 or more": one query.
 * @param parts conditions by name, visibility among them
 * @param statement the name to prepare it by, the same for the same parts; without it they are planned as they are
 */
export async function countsOf<Name extends string>(
  db: Db,
  parts: Record<Name, Condition[]>,
  statement?: string,
): Promise<Record<Name, number>> {
  const names = Object.keys(parts) as Name[];
  const counts = names.map((name, index) => {
    const where = parts[name].map(({ sql }) => `(${sql})`).join(' and ');
    return `(select count(*) from (select 1 from tickets t
      where ${where} limit ${MAX_COUNT}) counted) as count${index}`;
  });
  const bindings: Bindings = Object.assign(
    {},
    ...names.flatMap((name) => parts[name].map((part) => part.bindings)),
  );
  const counted = await row<Record<string, number>>(db, `select ${counts.join(', ')}`, bindings, statement);
  const entries = names.map((name, index) => [name, counted[`count${index}`] ?? 0]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
