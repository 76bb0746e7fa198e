import type { Group, Measure, Values } from '../figures/measure.types';

/** Where nothing was found: no count, and no mean or percentile of anything. */
export function emptyOf<Name extends string>(measures: Record<Name, Measure>): Values<Name> {
  const entries = Object.entries<Measure>(measures).map(([name, { take = 'count' }]) => [
    name,
    take === 'count' ? 0 : null,
  ]);
  return Object.fromEntries(entries) as Values<Name>;
}

/** What is not told apart by anything. */
export function wholeOf<Name extends string>(
  groups: Group<Name>[],
  set: number,
  measures: Record<Name, Measure>,
): Values<Name> {
  return groups.find((group) => group.set === set)?.values ?? emptyOf(measures);
}
